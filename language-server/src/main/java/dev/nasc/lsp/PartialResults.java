package dev.nasc.lsp;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** Tells a long answer in parts to a client that asks for them; the answer itself is then empty. */
final class PartialResults {
  private final Optional<LanguageClient> remote;

  PartialResults(Optional<LanguageClient> remote) {
    this.remote = remote;
  }

  /**
   * @param token by which the client knows the parts; none where it wants all at once
   */
  <T> List<T> told(@Nullable Either<String, Integer> token, List<List<T>> parts) {
    if (token == null || remote.isEmpty()) {
      return parts.stream().flatMap(List::stream).toList();
    }
    for (var part : parts) {
      if (!part.isEmpty()) {
        remote.get().notifyProgress(new ProgressParams(token, Either.forRight(part)));
      }
    }
    return List.of();
  }
}
