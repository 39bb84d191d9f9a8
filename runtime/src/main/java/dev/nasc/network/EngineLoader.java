package dev.nasc.network;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;

/** Loads DJL's engine, quietly: no download, no call home, no line on the terminal. */
final class EngineLoader {
  private EngineLoader() {}

  /**
   * Loads it.
   *
   * @param threads inside one operation, or 0 for one a core
   * @throws EngineUnavailable with one message, whatever went wrong below
   */
  static Engine load(int threads) {
    // Natives come with the program. Who wants DJL to fetch others says DJL_OFFLINE=false.
    setDefault("ai.djl.offline", "true");
    setDefault("OPT_OUT_TRACKING", "true");
    int used = threads > 0 ? threads : Runtime.getRuntime().availableProcessors();
    setDefault("ai.djl.pytorch.num_threads", Integer.toString(used));
    try {
      return Engine.getEngine("PyTorch");
    } catch (RuntimeException | LinkageError | AssertionError e) {
      throw new EngineUnavailable(
          "The engine's natives cannot be unpacked or loaded below `"
              + Utils.getEngineCacheDir()
              + "` ("
              + rootCause(e)
              + "); set DJL_CACHE_DIR to a folder with 500 MB free from which programs may be run.",
          e);
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static String rootCause(Throwable error) {
    var cause = error;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.toString();
  }
}
