package dev.nasc.cli;

import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** Version and commit, as the build wrote them into the jar. */
final class Version implements IVersionProvider {
  /** {@code 0.1.0 (commit)}; outside a jar nobody knows. */
  static String text() {
    return Objects.requireNonNullElse(
        Version.class.getPackage().getImplementationVersion(), "unknown");
  }

  @Override
  public String[] getVersion() {
    return new String[] {"nasc " + text()};
  }
}
