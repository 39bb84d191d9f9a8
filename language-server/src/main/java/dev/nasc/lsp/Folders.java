package dev.nasc.lsp;

import com.google.gson.JsonObject;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.protocol.Uris;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.WorkspaceFolder;

/**
 * The folders that the client opened. A client that knows of trust says {@code "trusted": false} in
 * its initialization options, and nothing but the library is read then.
 */
final class Folders {
  private Folders() {}

  static Workspace of(InitializeParams params) {
    var folders = Optional.ofNullable(params.getWorkspaceFolders()).orElse(List.of());
    var paths =
        folders.isEmpty()
            ? Stream.ofNullable(root(params)).flatMap(uri -> Uris.path(uri).stream()).toList()
            : paths(folders);
    return new Workspace(paths, isTrusted(params.getInitializationOptions()));
  }

  static List<Path> paths(List<WorkspaceFolder> folders) {
    return folders.stream().flatMap(it -> Uris.path(it.getUri()).stream()).toList();
  }

  /** From clients that are older than workspace folders. */
  @SuppressWarnings("deprecation")
  private static String root(InitializeParams params) {
    return params.getRootUri();
  }

  private static boolean isTrusted(Object options) {
    return !(options instanceof JsonObject given
        && given.has("trusted")
        && given.get("trusted").isJsonPrimitive()
        && !given.get("trusted").getAsBoolean());
  }
}
