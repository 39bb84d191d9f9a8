package dev.nasc.lsp.feature;

import com.google.gson.JsonObject;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.Span;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.jspecify.annotations.Nullable;

/** Declarations as items of a hierarchy, which carry along where more can be asked about them. */
final class Hierarchy {
  private final Question question;

  Hierarchy(Question question) {
    this.question = question;
  }

  /**
   * Where a declaration stands.
   *
   * @param whole all of it
   * @param name the name in it
   */
  record Place(String uri, Range whole, Range name) {}

  Optional<Place> place(Target target) {
    var whole = question.location(target.whole());
    return question
        .location(target.span())
        .map(
            name ->
                new Place(
                    name.getUri(),
                    whole.map(it -> it.getRange()).orElse(name.getRange()),
                    name.getRange()));
  }

  /** Where to ask on: the document that was asked, and the place that names the target. */
  JsonObject data(Target target) {
    boolean open = question.documents().find(target.file()).isPresent();
    var data = Pending.data(open ? target.file() : question.snapshot().uri());
    data.addProperty("file", target.file());
    data.addProperty("start", target.span().start());
    return data;
  }

  /** Whether an item is of what has its name there. */
  static boolean isOf(@Nullable Object carried, Span name) {
    return carried instanceof JsonObject data
        && data.has("file")
        && name.start() == data.get("start").getAsInt()
        && name.file().name().equals(data.get("file").getAsString());
  }

  static String detail(Target target) {
    return target.kind().name().toLowerCase(Locale.ROOT);
  }

  static SymbolKind symbol(Target target) {
    return switch (target.kind()) {
      case SPACE -> SymbolKind.Module;
      case BLOCK, CELL, LAYER -> SymbolKind.Class;
      case ARCHITECTURE -> SymbolKind.Object;
      case RECIPE -> SymbolKind.Struct;
      case SEARCH -> SymbolKind.Event;
      case LET, PARAMETER -> SymbolKind.Variable;
      case LABEL, PHASE, FIELD -> SymbolKind.Field;
      case OPTION -> SymbolKind.EnumMember;
      case WORD -> SymbolKind.Function;
    };
  }
}
