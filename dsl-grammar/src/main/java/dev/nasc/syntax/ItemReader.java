package dev.nasc.syntax;

import dev.nasc.ast.Item;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.antlr.NasParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Reads each item as soon as it is parsed and lets go of its parse tree, which takes many times the
 * memory of what is read.
 */
final class ItemReader implements ParseTreeListener {
  private final AstBuilder builder;
  private final List<Item> items = new ArrayList<>();

  ItemReader(SourceFile file) {
    this.builder = new AstBuilder(file);
  }

  List<Item> items() {
    return items;
  }

  @Override
  public void exitEveryRule(ParserRuleContext rule) {
    if (rule instanceof NasParser.ItemContext item) {
      builder.item(item).ifPresent(items::add);
      item.children = null;
    }
  }

  @Override
  public void enterEveryRule(ParserRuleContext rule) {}

  @Override
  public void visitTerminal(TerminalNode node) {}

  @Override
  public void visitErrorNode(ErrorNode node) {}
}
