package dev.nasc.compiler;

import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A {@code nas} snippet of a document. The line that opens it may go on: {@code failing}, {@code
 * 300 times}, with {@code --set KEY=VALUE}.
 */
record Snippet(String about, String text) {
  private static final Pattern FENCE = Pattern.compile("```nas(.*)\n((?s:.*?))```");
  private static final Pattern TIMES = Pattern.compile("(\\d+) times");
  private static final Pattern SET = Pattern.compile("--set ([^=]+)=([^`]+)");

  static List<Snippet> of(Path document) throws IOException {
    return FENCE
        .matcher(Files.readString(document))
        .results()
        .map(found -> new Snippet(found.group(1), found.group(2)))
        .toList();
  }

  boolean isFailing() {
    return about.contains("failing");
  }

  Compilation compile() {
    var set = SET.matcher(about);
    var options = set.find() ? Map.of(set.group(1), set.group(2)) : Map.<String, String>of();
    var times = TIMES.matcher(about);
    var whole = times.find() ? text.repeat(Integer.parseInt(times.group(1))) : text;
    return Compiler.compile(
        new SourceFile("snippet.nas", whole), sources(), Options.DEFAULT.with(options));
  }

  /** A snippet that fails may fail because a file is not there. */
  private Sources sources() {
    return new Sources() {
      @Override
      public Loaded load(SourceFile from, String name) {
        return Sources.NONE.load(from, name);
      }

      @Override
      public boolean isAbsent(SourceFile from, String path) {
        return isFailing();
      }
    };
  }
}
