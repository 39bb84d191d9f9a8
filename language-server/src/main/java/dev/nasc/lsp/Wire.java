package dev.nasc.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.lsp4j.jsonrpc.MessageConsumer;
import org.eclipse.lsp4j.jsonrpc.MessageIssueHandler;
import org.eclipse.lsp4j.jsonrpc.MessageProducer;
import org.eclipse.lsp4j.jsonrpc.RemoteEndpoint;
import org.eclipse.lsp4j.jsonrpc.json.ConcurrentMessageProcessor;
import org.eclipse.lsp4j.jsonrpc.json.MessageJsonHandler;
import org.eclipse.lsp4j.jsonrpc.json.StreamMessageProducer;
import org.eclipse.lsp4j.jsonrpc.messages.Message;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** JSON-RPC over two streams, with a limit on how long a message may be. */
final class Wire extends LSPLauncher.Builder<LanguageClient> {
  static final int MOST_BYTES = 64 << 20;

  private static final Logger LOG = Logger.getLogger(Wire.class.getName());

  private @Nullable Limited limited;
  private @Nullable MessageJsonHandler json;

  private Wire() {}

  /** Listens until the stream ends; then whether the client had shut the server down. */
  static CompletableFuture<Boolean> connect(Server server, InputStream in, OutputStream out) {
    var reader = Executors.newSingleThreadExecutor(task -> daemon(task, "nasc-reader"));
    var wire = new Wire();
    var launcher =
        wire.setLocalService(server)
            .setRemoteInterface(LanguageClient.class)
            .setInput(in)
            .setOutput(out)
            .setExecutorService(reader)
            .create();
    server.connect(launcher.getRemoteProxy(), wire::rehearse);
    var listening = launcher.startListening();
    var ended = new CompletableFuture<Boolean>();
    var waiter = daemon(() -> ended.complete(await(server, listening)), "nasc-waiter");
    waiter.start();
    return ended.whenComplete((shutDown, failure) -> reader.shutdownNow());
  }

  private static boolean await(Server server, java.util.concurrent.Future<?> listening) {
    try {
      listening.get();
    } catch (InterruptedException
        | java.util.concurrent.ExecutionException
        | java.util.concurrent.CancellationException broken) {
      LOG.log(Level.FINE, "the connection ended", broken);
    }
    return server.isShutDown();
  }

  static Thread daemon(Runnable task, String name) {
    var thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }

  @Override
  protected RemoteEndpoint createRemoteEndpoint(MessageJsonHandler handler) {
    var endpoint = super.createRemoteEndpoint(handler);
    json = handler;
    limited = new Limited(input, handler, endpoint);
    return endpoint;
  }

  /** Writes a message to nobody. */
  private void rehearse(Message message) {
    if (json != null) {
      json.serialize(message, Writer.nullWriter());
    }
  }

  @Override
  protected ConcurrentMessageProcessor createMessageProcessor(
      MessageProducer reader, MessageConsumer consumer, LanguageClient client) {
    return super.createMessageProcessor(limited == null ? reader : limited, consumer, client);
  }

  /** Hangs up on a message that is too long to hold. */
  private static final class Limited extends StreamMessageProducer {
    Limited(InputStream in, MessageJsonHandler handler, MessageIssueHandler issues) {
      super(in, handler, issues);
    }

    @Override
    protected boolean handleMessage(InputStream in, Headers headers) {
      if (headers.contentLength > MOST_BYTES) {
        LOG.severe(
            "a message of " + headers.contentLength + " bytes came; at most 64 MiB are read");
        return false;
      }
      return super.handleMessage(in, headers);
    }
  }
}
