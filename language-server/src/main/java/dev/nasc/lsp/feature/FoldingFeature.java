package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Snapshot;
import dev.nasc.source.Span;
import dev.nasc.syntax.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;

/** What can be folded away: brackets over several lines, and runs of comments. */
public final class FoldingFeature {
  private final Snapshot snapshot;
  private final List<FoldingRange> ranges = new ArrayList<>();

  public FoldingFeature(Snapshot snapshot) {
    this.snapshot = snapshot;
  }

  public List<FoldingRange> ranges() {
    var tokens = snapshot.tokens();
    brackets(tokens);
    runs(tokens.stream().filter(FoldingFeature::isComment).map(Token::span).toList());
    return ranges;
  }

  private void brackets(List<Token> tokens) {
    var open = new ArrayDeque<Token>();
    for (var token : tokens) {
      if (token.kind() == Token.Kind.PUNCTUATION) {
        if ("{([".contains(token.text())) {
          open.push(token);
        } else if ("})]".contains(token.text()) && !open.isEmpty()) {
          add(line(open.pop().span().start()), line(token.span().start()) - 1, "");
        }
      }
    }
  }

  private static boolean isComment(Token token) {
    return token.kind() == Token.Kind.COMMENT || token.kind() == Token.Kind.DOCUMENTATION;
  }

  private void runs(List<Span> comments) {
    int first = -1;
    int last = -2;
    for (var comment : comments) {
      int line = line(comment.start());
      if (line != last + 1) {
        add(first, last, FoldingRangeKind.Comment);
        first = line;
      }
      last = line;
    }
    add(first, last, FoldingRangeKind.Comment);
  }

  private int line(int offset) {
    return snapshot.positions().position(offset).getLine();
  }

  private void add(int first, int last, String kind) {
    if (last > first && first >= 0) {
      var range = new FoldingRange(first, last);
      if (!kind.isEmpty()) {
        range.setKind(kind);
      }
      ranges.add(range);
    }
  }
}
