package dev.nasc.lsp.document;

import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Map;

/** Texts as they would be after an edit that is only thought of. */
public final class Draft {
  private final Documents documents;
  private final Workspace workspace;
  private final Map<String, String> texts;

  /**
   * @param texts by the names of their files; others stay as they are
   */
  public Draft(Documents documents, Workspace workspace, Map<String, String> texts) {
    this.documents = documents;
    this.workspace = workspace;
    this.texts = Map.copyOf(texts);
  }

  /** What would be known about a file. */
  public Compilation compile(SourceFile file) {
    return Compiler.compile(edited(file), new Edited(), Options.DEFAULT);
  }

  private SourceFile edited(SourceFile file) {
    return new SourceFile(file.name(), texts.getOrDefault(file.name(), file.text()));
  }

  private final class Edited implements Sources {
    private final WorkspaceSources sources = new WorkspaceSources(documents, workspace);

    @Override
    public Loaded load(SourceFile from, String name) {
      var loaded = sources.load(from, name);
      return loaded instanceof Loaded.Found found ? new Loaded.Found(edited(found.file())) : loaded;
    }
  }
}
