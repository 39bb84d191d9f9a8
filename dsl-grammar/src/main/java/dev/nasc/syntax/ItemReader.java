package dev.nasc.syntax;

import dev.nasc.ast.Item;
import dev.nasc.source.Span;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads each item once it is parsed and lets go of its parse tree, which takes many times the
 * memory of what is read.
 */
final class ItemReader implements ParseTreeListener {
  private final AstBuilder builder;
  private final List<Item> items = new ArrayList<>();
  private NasParser.@Nullable ItemContext parsed;

  ItemReader(Span region) {
    this.builder = new AstBuilder(region);
  }

  List<Item> items() {
    read();
    return items;
  }

  /** Not when it ends: a parser that runs out of stack leaves its rules too. */
  private void read() {
    var item = parsed;
    if (item != null) {
      builder.item(item).ifPresent(items::add);
      item.children = null;
      parsed = null;
    }
  }

  @Override
  public void exitEveryRule(ParserRuleContext rule) {
    if (rule instanceof NasParser.ItemContext item) {
      parsed = item;
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext rule) {
    if (rule instanceof NasParser.ItemContext) {
      read();
    }
  }

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
