import dev.nasc.compiler.Compilation;
import dev.nasc.compiler.Compiler;
import dev.nasc.compiler.Options;
import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Sections;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.FoldingFeature;
import dev.nasc.lsp.feature.LensFeature;
import dev.nasc.lsp.feature.SignatureFeature;
import dev.nasc.lsp.feature.SymbolsFeature;
import dev.nasc.lsp.feature.TokensFeature;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.lsp.protocol.PositionEncoding;
import dev.nasc.source.Sources;
import dev.nasc.syntax.Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * {@code java EditorFuzz.java BROKEN EDITS FILE…}. First breaks texts, one stretch deleted or all
 * behind a place, and compares what completion offers at a caret outside of the damage with what it
 * offers in the intact text. Then edits texts at random and compares each with the same text read
 * afresh.
 */
final class EditorFuzz {
  private static final String[] PASTES = {
    "{", "}", "(", ")", "any(", "\nspace x {\n", "\n", "\r\n", "\ud83d\ude00", "\"", "// ", "= [",
    "s1.", "conv(8, ", "\u0000", "\nsearch s {\n", "strategy { net: ", "repeat(3) {", "\n/// a\n"
  };

  /** Each so many edits, the text is also compiled from what the compilation before it knows. */
  private static final int COMPILED = 50;

  private final Random random = new Random(1);
  private final Documents documents = new Documents(PositionEncoding.UTF16);
  private final Client client = Client.of(new InitializeParams());
  private final List<String> texts = new ArrayList<>();

  public static void main(String[] arguments) throws IOException {
    var fuzz = new EditorFuzz();
    for (int at = 2; at < arguments.length; at++) {
      fuzz.texts.add(Files.readString(Path.of(arguments[at])));
    }
    fuzz.brokenTexts(Integer.parseInt(arguments[0]));
    fuzz.edits(Integer.parseInt(arguments[1]));
    System.exit(0);
  }

  private void brokenTexts(int trials) {
    var analyzer =
        new Analyzer(
            Executors.newSingleThreadScheduledExecutor(),
            documents,
            new Workspace(List.of(), false),
            result -> {},
            snapshot -> () -> {});
    var intact = new ArrayList<Snapshot>();
    var known = new HashMap<Snapshot, dev.nasc.lsp.document.Analysis>();
    for (var text : texts) {
      var snapshot = documents.closed("file:///a.nas", text);
      intact.add(snapshot);
      known.put(snapshot, analyzer.analysis(snapshot));
    }
    double hits = 0;
    int asked = 0;
    while (asked < trials) {
      var whole = intact.get(random.nextInt(intact.size()));
      var text = whole.text();
      int caret = random.nextInt(text.length());
      int start = random.nextInt(text.length());
      int end = random.nextInt(4) == 0 ? text.length() : start + 1 + random.nextInt(60);
      int line = text.lastIndexOf('\n', caret - 1) + 1;
      boolean touches = start < text.length() && start <= caret && end > line;
      var before = Optional.of(known.get(whole));
      var expected = labels(whole, caret, before);
      if (touches || expected.isEmpty()) {
        continue;
      }
      end = Math.min(end, text.length());
      var broken =
          documents.closed("file:///a.nas", text.substring(0, start) + text.substring(end));
      var offered = labels(broken, caret < start ? caret : caret - (end - start), before);
      var found = new HashSet<>(expected);
      found.retainAll(offered);
      hits += found.size() / (double) expected.size();
      asked++;
    }
    System.out.printf(
        Locale.ROOT, "offered-in-broken-texts %.2f %% atLeast 98%n", 100 * hits / asked);
  }

  private Set<String> labels(
      Snapshot snapshot, int caret, Optional<dev.nasc.lsp.document.Analysis> before) {
    var labels = new HashSet<String>();
    new CompletionFeature(snapshot, before, client)
        .complete(snapshot.positions().position(caret))
        .forEach(item -> labels.add(item.getLabel()));
    return labels;
  }

  private void edits(int count) {
    long differences = 0;
    long outside = 0;
    double first = 0;
    var document = documents.open("file:///b.nas", 1, texts.get(0));
    var compiled = Compiler.compile(document.current().file(), Sources.NONE, Options.DEFAULT);
    for (int edit = 2; edit < count + 2; edit++) {
      if (edit % 200 == 0) {
        document = documents.open("file:///b.nas", edit, texts.get(edit / 200 % texts.size()));
      }
      var now = document.current();
      int from = random.nextInt(now.text().length() + 1);
      int to = Math.min(now.text().length(), from + (random.nextBoolean() ? 0 : random.nextInt(60)));
      var paste = random.nextInt(3) == 0 ? "" : PASTES[random.nextInt(PASTES.length)];
      var range = now.positions().range(from, to);
      documents.change(document, edit, List.of(new TextDocumentContentChangeEvent(range, paste)));
      var edited = document.current();
      var fresh = documents.closed("file:///b.nas", edited.text());
      differences += texts(edited.sections()).equals(texts(fresh.sections())) ? 0 : 1;
      int caret = random.nextInt(edited.text().length() + 1);
      differences +=
          labels(edited, caret, Optional.empty()).equals(labels(fresh, caret, Optional.empty()))
              ? 0
              : 1;
      outside += outside(edited, caret);
      if (edit % COMPILED == 0) {
        var before = compiled;
        var parsed = Parser.parse(edited.file(), before.parsed());
        var reread =
            Compiler.compile(parsed, Sources.NONE, Options.DEFAULT, List.of(before));
        compiled = Compiler.compile(edited.file(), Sources.NONE, Options.DEFAULT);
        boolean same = reread.tree().equals(compiled.tree());
        differences += same && told(reread).equals(told(compiled)) ? 0 : 1;
      }
      if (edit == count / 10) {
        first = heapMebibytes();
      }
    }
    System.out.printf("edits %d edits%n", count);
    System.out.printf("edited-differs-from-fresh %d texts atMost 0%n", differences);
    System.out.printf("ranges-outside-the-text %d ranges atMost 0%n", outside);
    double grown = heapMebibytes() - first;
    System.out.printf(Locale.ROOT, "heap-growth %.1f MiB atMost 10%n", grown);
  }

  private static List<String> told(Compilation compilation) {
    var told = new ArrayList<String>();
    compilation.diagnostics().forEach(it -> told.add(it.span() + " " + it.message()));
    compilation.spaces().forEach(it -> told.add(it.name() + " " + it.count()));
    compilation.spaces().forEach(it -> told.add(it.choiceSpans().toString()));
    compilation.architectures().forEach(it -> told.add(it.name() + " " + it.span()));
    return told;
  }

  private static List<String> texts(Sections sections) {
    return sections.all().stream().map(it -> it.section().file().text()).toList();
  }

  /** Whatever can be told from the text alone; an exception ends the run. */
  private long outside(Snapshot snapshot, int caret) {
    var place = snapshot.positions().position(caret);
    var ranges = new ArrayList<Range>();
    new CompletionFeature(snapshot, Optional.empty(), client)
        .complete(place)
        .forEach(item -> ranges.add(item.getTextEdit().getLeft().getRange()));
    new SignatureFeature(snapshot, Optional.empty(), client).help(place);
    new SymbolsFeature(snapshot).symbols().forEach(symbol -> ranges.add(symbol.getRange()));
    new LensFeature(snapshot).lenses().forEach(lens -> ranges.add(lens.getRange()));
    new FoldingFeature(snapshot).ranges();
    new TokensFeature(snapshot).full();
    int lines = snapshot.text().split("\r\n|\r|\n", -1).length;
    return ranges.stream().filter(it -> isOutside(it.getEnd(), lines)).count();
  }

  private static boolean isOutside(Position position, int lines) {
    return position.getLine() < 0 || position.getCharacter() < 0 || position.getLine() >= lines;
  }

  private static double heapMebibytes() {
    System.gc();
    var runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1048576.0;
  }
}
