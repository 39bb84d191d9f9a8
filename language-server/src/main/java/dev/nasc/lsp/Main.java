package dev.nasc.lsp;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Speaks the Language Server Protocol on standard input and output. Standard output carries the
 * protocol and nothing else; what anyone prints goes to standard error.
 */
public final class Main {
  private static final long PATIENCE_MILLIS = 700;

  /** Warns of each request that was answered before its cancellation came, as most are. */
  private static final Logger LATE_CANCELLATIONS =
      Logger.getLogger("org.eclipse.lsp4j.jsonrpc.RemoteEndpoint");

  private Main() {}

  public static void main(String[] arguments) {
    InputStream in = System.in;
    OutputStream out = System.out;
    System.setOut(System.err);
    LATE_CANCELLATIONS.setLevel(Level.SEVERE);
    int status = serve(in, out);
    System.exit(status);
  }

  /** Runs until the client says {@code exit}, its pipe closes or it dies. */
  static int serve(InputStream in, OutputStream out) {
    Wire.daemon(WarmUp::compile, "nasc-warm").start(); // beside the wire, which takes as long
    try (var server = new Server(System::exit, true, PATIENCE_MILLIS)) {
      return Wire.connect(server, in, out).join() ? 0 : 1;
    }
  }
}
