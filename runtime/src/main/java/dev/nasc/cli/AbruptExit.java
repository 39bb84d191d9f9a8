package dev.nasc.cli;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Ends the process without the C library's farewell: that takes down what the engine's threads
 * still compute with, and they crash.
 */
final class AbruptExit implements AutoCloseable {
  private final Thread hook = new Thread(AbruptExit::now, "exit");

  /** From now on until it is closed, a signal ends the process. */
  void arm() {
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Does not return. */
  static void now() {
    try {
      Function.getFunction(Platform.C_LIBRARY_NAME, "_exit")
          .invokeVoid(new Object[] {ExitStatus.INTERRUPTED});
    } catch (LinkageError | RuntimeException unknownHere) {
      Runtime.getRuntime().halt(ExitStatus.INTERRUPTED);
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      return; // it runs already
    }
  }
}
