package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;

class HoverTest {
  private static final String FAIRNAS = read("../examples/fairnas.nas");

  private static String read(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void tellsWhatAStageCostsToTheDigit() {
    try (var editor = Editor.started()) {
      editor.open(FAIRNAS);
      System.err.println(editor.hoverText("s1: stage"));
      System.err.println(editor.hoverText("stage( 32"));
      System.err.println(editor.hoverText("stage(c"));
      System.err.println(editor.hoverText("fairnas(classes"));
      System.err.println(editor.hoverText("any(3, 5"));
      System.err.println(editor.hoverText("kernel: any"));
      System.err.println(editor.hoverText("fairnas_a of"));
      System.err.println(editor.hoverText("fairnas {"));
      System.err.println(editor.hoverText("dropout"));
      System.err.println(editor.hoverText("expand: any"));
      System.err.println(editor.hoverText("mbconv(c"));
      System.err.println(editor.hoverText("repeat(n"));
      editor.replace(2, FAIRNAS.replace("s3: stage( 80,", "s3: stage( 80, ("));
      System.err.println(editor.hoverText("s1: stage"));
      System.err.println(editor.hoverText("s4: stage"));
    }
  }
}
