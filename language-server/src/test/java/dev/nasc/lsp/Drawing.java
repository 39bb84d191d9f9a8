package dev.nasc.lsp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SelectionRangeParams;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.TypeHierarchyItem;
import org.eclipse.lsp4j.TypeHierarchyPrepareParams;
import org.eclipse.lsp4j.TypeHierarchySubtypesParams;
import org.eclipse.lsp4j.TypeHierarchySupertypesParams;

/**
 * A text in which comments ask and are answered: a caret below a letter and a word ask, e.g. for a
 * {@code hover}, and the lines that begin with {@code //|} are the answer. Ranges are drawn as the
 * line and, below it, {@code ~} where they lie.
 */
final class Drawing {
  private static final Pattern QUESTION = Pattern.compile(" *// *(\\^) (\\w+)(?: (\\w+))?");
  private static final String ANSWER = "//|";
  private static final int MOST_OFFERS = 12;

  private final Editor editor;
  private final List<String> lines;
  private final List<Diagnostic> findings;

  Drawing(Editor editor, String text) {
    this.editor = editor;
    lines = text.lines().filter(line -> !line.startsWith(ANSWER)).toList();
    findings = editor.open(text()).getDiagnostics();
  }

  private String text() {
    return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The text with the answers that the server gives now. */
  String drawn() {
    var drawn = new ArrayList<String>();
    int code = 0;
    for (int line = 0; line < lines.size(); line++) {
      drawn.add(lines.get(line));
      var question = QUESTION.matcher(lines.get(line));
      if (question.matches()) {
        var at = new Position(code, question.start(1));
        var more = Optional.ofNullable(question.group(3)).orElse("");
        answer(question.group(2), at, more)
            .forEach(it -> drawn.add((ANSWER + " " + it).stripTrailing()));
      } else {
        code = line;
      }
    }
    return drawn.stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  private List<String> answer(String asked, Position at, String more) {
    return switch (asked) {
      case "hover" -> {
        var hover = editor.hoverAt(at);
        yield hover == null
            ? List.of("nothing")
            : hover.getContents().getRight().getValue().lines().toList();
      }
      case "complete" ->
          editor.complete(at).stream()
              .sorted(Comparator.comparing(Drawing::rank))
              .limit(MOST_OFFERS)
              .map(CompletionItem::getLabel)
              .toList();
      case "signature" -> signature(at);
      case "definition" ->
          locations(
              Editor.get(editor.texts().definition(new DefinitionParams(editor.id(), at)))
                  .getLeft());
      case "references" ->
          locations(
              Editor.get(
                  editor
                      .texts()
                      .references(
                          new ReferenceParams(editor.id(), at, new ReferenceContext(true)))));
      case "highlight" ->
          ranges(
              Editor.get(
                  editor.texts().documentHighlight(new DocumentHighlightParams(editor.id(), at))),
              DocumentHighlight::getRange);
      case "select" -> selected(at);
      case "rename" -> renamed(at, more);
      case "above" -> kinds(at, it -> editor.texts().typeHierarchySupertypes(supertypes(it)));
      case "below" -> kinds(at, it -> editor.texts().typeHierarchySubtypes(subtypes(it)));
      case "hints" -> hinted(at.getLine());
      case "findings" -> found(at.getLine());
      case "fixes" -> fixes(at);
      default -> throw new AssertionError("nothing is known of `" + asked + "`");
    };
  }

  /** What the name is a kind of, or what is a kind of it. */
  private List<String> kinds(
      Position at, Function<TypeHierarchyItem, CompletableFuture<List<TypeHierarchyItem>>> ask) {
    var asked = new TypeHierarchyPrepareParams(editor.id(), at);
    return Editor.get(editor.texts().prepareTypeHierarchy(asked)).stream()
        .flatMap(it -> Editor.get(ask.apply(it)).stream())
        .map(it -> it.getDetail() + " " + it.getName())
        .toList();
  }

  private static TypeHierarchySupertypesParams supertypes(TypeHierarchyItem item) {
    return new TypeHierarchySupertypesParams(item);
  }

  private static TypeHierarchySubtypesParams subtypes(TypeHierarchyItem item) {
    return new TypeHierarchySubtypesParams(item);
  }

  private static String rank(CompletionItem item) {
    return item.getSortText() == null ? item.getLabel() : item.getSortText();
  }

  private List<String> signature(Position at) {
    var help = Editor.get(editor.texts().signatureHelp(new SignatureHelpParams(editor.id(), at)));
    if (help == null || help.getSignatures().isEmpty()) {
      return List.of("nothing");
    }
    var signature = help.getSignatures().get(0);
    var active = signature.getParameters().get(help.getActiveParameter());
    var words = active.getLabel();
    return List.of(
        signature.getLabel(),
        words.isLeft()
            ? words.getLeft()
            : " ".repeat(words.getRight().getFirst())
                + "~".repeat(words.getRight().getSecond() - words.getRight().getFirst()));
  }

  private List<String> locations(List<? extends Location> locations) {
    var here = locations.stream().filter(it -> it.getUri().equals(Editor.URI)).toList();
    var drawn = new ArrayList<>(ranges(here, Location::getRange));
    locations.stream()
        .filter(it -> !here.contains(it))
        .map(it -> "in " + it.getUri().replaceAll(".*/", ""))
        .forEach(drawn::add);
    return drawn;
  }

  private <T> List<String> ranges(List<? extends T> all, Function<T, Range> range) {
    return all.stream()
        .map(range)
        .sorted(
            Comparator.comparingInt((Range it) -> it.getStart().getLine())
                .thenComparingInt(it -> it.getStart().getCharacter()))
        .flatMap(it -> underlined(it).stream())
        .toList();
  }

  private List<String> underlined(Range range) {
    var line = lines.get(range.getStart().getLine());
    boolean oneLine = range.getStart().getLine() == range.getEnd().getLine();
    int from = range.getStart().getCharacter();
    int to = oneLine ? range.getEnd().getCharacter() : line.length();
    return List.of(line, " ".repeat(from) + "~".repeat(Math.max(1, to - from)));
  }

  private List<String> selected(Position at) {
    var drawn = new ArrayList<String>();
    var asked = new SelectionRangeParams(editor.id(), List.of(at));
    SelectionRange range = Editor.get(editor.texts().selectionRange(asked)).get(0);
    while (range != null && range.getRange().getStart().getLine() == at.getLine()) {
      drawn.addAll(underlined(range.getRange()));
      range = range.getParent();
    }
    return drawn;
  }

  /** The lines that change, as they are afterwards. */
  private List<String> renamed(Position at, String name) {
    var edit = Editor.get(editor.texts().rename(new RenameParams(editor.id(), at, name)));
    return changed(Editor.edits(edit, Editor.URI));
  }

  private List<String> changed(List<TextEdit> edits) {
    var text = new StringBuilder(text());
    edits.stream()
        .sorted(
            Comparator.comparingInt((TextEdit it) -> editor.offset(it.getRange().getStart()))
                .reversed())
        .forEach(
            it ->
                text.replace(
                    editor.offset(it.getRange().getStart()),
                    editor.offset(it.getRange().getEnd()),
                    it.getNewText()));
    return text.toString().lines().filter(line -> !lines.contains(line)).toList();
  }

  private List<String> hinted(int line) {
    var whole = new Range(new Position(line, 0), new Position(line + 1, 0));
    var hints = Editor.get(editor.texts().inlayHint(new InlayHintParams(editor.id(), whole)));
    var drawn = new StringBuilder(lines.get(line));
    hints.stream()
        .sorted(
            Comparator.comparingInt((InlayHint it) -> it.getPosition().getCharacter()).reversed())
        .forEach(
            it ->
                drawn.insert(it.getPosition().getCharacter(), "‹" + it.getLabel().getLeft() + "›"));
    return List.of(drawn.toString());
  }

  private List<String> found(int line) {
    return findings.stream()
        .filter(it -> it.getRange().getStart().getLine() == line)
        .flatMap(
            it ->
                Stream.concat(
                    underlined(it.getRange()).stream(),
                    Stream.of(it.getCode().getLeft() + ": " + it.getMessage().getLeft())))
        .flatMap(String::lines)
        .toList();
  }

  private List<String> fixes(Position at) {
    var here =
        findings.stream().filter(it -> it.getRange().getStart().getLine() == at.getLine()).toList();
    var asked = new CodeActionParams(editor.id(), new Range(at, at), new CodeActionContext(here));
    return Editor.get(editor.texts().codeAction(asked)).stream()
        .map(it -> it.isLeft() ? it.getLeft().getTitle() : title(it.getRight()))
        .toList();
  }

  private static String title(CodeAction action) {
    return action.getTitle() + " (" + action.getKind() + ")";
  }
}
