package dev.nasc.lsp;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;

/** The protocol's ways to say no. */
final class Failures {
  private Failures() {}

  /** The document has changed since it was asked; the client asks again where it still wants to. */
  static ResponseErrorException outdated() {
    return exception(ResponseErrorCode.ContentModified, "The document has changed.");
  }

  static <T> CompletableFuture<T> invalid(String message) {
    return CompletableFuture.failedFuture(exception(ResponseErrorCode.InvalidRequest, message));
  }

  /** What was asked for cannot be done; the client shows the sentence. */
  static ResponseErrorException refused(String sentence) {
    return exception(ResponseErrorCode.RequestFailed, sentence);
  }

  static <T> CompletableFuture<T> notReady(boolean shutDown) {
    return shutDown
        ? invalid("The server is shut down.")
        : CompletableFuture.failedFuture(
            exception(ResponseErrorCode.ServerNotInitialized, "The server is not initialized."));
  }

  private static ResponseErrorException exception(ResponseErrorCode code, String message) {
    return new ResponseErrorException(new ResponseError(code, message, null));
  }
}
