package dev.nasc.lsp;

import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.Carried;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.HoverFeature;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.Optional;

/** Asks about a small space before anyone else does: a JVM is slow only the first time. */
final class WarmUp {
  private static final String SAMPLE =
      """
      space warm(c = 8) {
        block stage(n) { repeat(n) { conv(c, kernel: any(3, 5)); bn } }
        input: image(3, 32, 32)
        s1: stage(2)
        linear(10)
      }
      """;

  private final Snapshot sample;
  private final Analyzer analyzer;
  private final Client client;

  WarmUp(Documents documents, Analyzer analyzer, Client client) {
    this.sample = documents.closed("untitled:warm", SAMPLE);
    this.analyzer = analyzer;
    this.client = client;
  }

  /** Loads the library and what reads it, before there is a client. */
  static void compile() {
    var unused =
        Compiler.compile(new SourceFile("warm.nas", SAMPLE), Sources.NONE, Options.DEFAULT);
  }

  void hover() {
    var place = Carried.here(analyzer.analysis(sample), SAMPLE.indexOf("stage(2)"));
    var unused = new HoverFeature(sample, Optional.empty(), client).hover(place);
  }

  void complete() {
    var place = sample.positions().position(SAMPLE.indexOf("linear"));
    var unused = new CompletionFeature(sample, Optional.empty(), client).complete(place);
  }
}
