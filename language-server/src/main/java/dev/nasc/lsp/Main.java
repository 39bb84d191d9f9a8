package dev.nasc.lsp;

import java.io.InputStream;
import java.io.OutputStream;

/**
 * Speaks the Language Server Protocol on standard input and output. Standard output carries the
 * protocol and nothing else; what anyone prints goes to standard error.
 */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    InputStream in = System.in;
    OutputStream out = System.out;
    System.setOut(System.err);
    int status = serve(in, out);
    System.exit(status);
  }

  /** Runs until the client says {@code exit}, its pipe closes or it dies. */
  static int serve(InputStream in, OutputStream out) {
    try (var server = new Server(System::exit)) {
      return Wire.connect(server, in, out).join() ? 0 : 1;
    }
  }
}
