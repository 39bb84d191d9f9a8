package dev.nasc.ast;

import dev.nasc.source.SourceFile;
import java.util.List;

/** A file as it was typed: imports, lets and declarations in order. */
public record SyntaxTree(SourceFile file, List<Item> items) {
  public SyntaxTree {
    items = List.copyOf(items);
  }
}
