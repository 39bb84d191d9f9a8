package dev.nasc.format;

import dev.nasc.ast.Item;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import java.util.function.UnaryOperator;

/** The files that a text imports. */
public final class ImportPaths {
  private ImportPaths() {}

  /**
   * The text with its files imported from elsewhere.
   *
   * @param path what stands between the quotes then, by what does now
   */
  public static String renamed(String text, UnaryOperator<String> path) {
    var renamed = new StringBuilder(text);
    var items = Parser.parse(new SourceFile("", text)).tree().items();
    for (int i = items.size() - 1; i >= 0; i--) { // from the end: what comes before stays in place
      if (items.get(i) instanceof Item.Import it && it.quoted()) {
        var written = "import \"" + path.apply(it.name()) + "\"";
        renamed.replace(it.span().start(), it.span().end(), written);
      }
    }
    return renamed.toString();
  }
}
