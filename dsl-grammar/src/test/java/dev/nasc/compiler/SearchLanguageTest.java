package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.diagnostic.Diagnostic;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Constraint;
import dev.nasc.model.plan.Phase;
import dev.nasc.model.plan.Recipe;
import dev.nasc.model.plan.Scorer;
import dev.nasc.source.SourceFile;
import dev.nasc.source.Sources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Searches: formulas, phases and their artefacts, recipes with open choices, shared values. */
class SearchLanguageTest {
  private static final String TEXT =
      """
      import std.mobile
      let phone = latency_table("phone.csv")
      space s(c = 8) { input: image(3, 32, 32); op: any(a: conv(c), b: conv(4)); global_avg_pool; linear(10) }
      recipe open {
        optimizer: any(rmsprop, sgd)
        let base = any(0.1, 0.2)
        lr: base * 4 if optimizer == sgd else base
        mixup: any(0..0.4 by 0.1)
        epochs: 1
      }
      search q {
        space: s
        data: cifar10("data")
        maximize accuracy
        PART
        strategy { PHASES }
      }
      """;
  private static final String RANDOM = "best: random(trials: 10)";
  private static final String OF_FILES =
      """
      found: random(trials: 10, score: table("table.csv"))
      best:  train(found, data: cifar10("more"))
      """;

  private static Compilation compile(String part, String phases) {
    return Compile.text(TEXT.replace("PART", part).replace("PHASES", phases));
  }

  private static List<String> said(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(finding -> finding.message() + finding.hint().map(hint -> " " + hint).orElse(""))
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maximize accuracy * (latency(phone) / 80ms) ^ -0.07
          minimize latency(phone), macs(op) / macs
          maximize tan(accuracy * pi / 2), accuracy ^ 3
          require latency(phone) <= 80ms and macs <= 1M
          require macs(op) <= 200k and 2 * params >= 100
          require op == a
          seed: 3
          budget: 12d
          recipe: open
          """)
  void thisIsASearch(String part) {
    assertEquals(List.of(), said(compile(part, RANDOM)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          best: aging_evolution(score: trained(cifar), population: 20, sample: 5, trials: 40)
          best: reinforce(controller: lstm(35, layers: 2), score: trained(cifar(epochs: 5)))
          net: proxyless(loss: cross_entropy + 0.1 * (latency(phone) / 80ms - 1)); best: train(net, recipe: mobile)
          full: train(largest, recipe: cifar); best: extract(full, weights: full)
          pool: sobol(20); free: predictor(pool, learn: [macs]); best: improve(free, pool: pool, score: trained(cifar))
          all: each(limit: [1M, 2M]) { random(trials: 10, within: macs <= limit) }; best: train(all)
          net: cyclic(student: s(c: 8), teacher: s(c: 16), skip_penalty: linear(5, 0)); best: train(net, space: s(c: 32))
          best: progressive(grow: op, predictor: ensemble(5, mlp(100)), score: trained(proxy))
          found: random(trials: 10); best: train(found, space: s(c: 16), data: cifar10("more"))
          big: load(largest, file: "big.safetensors", space: s(c: 32)); best: train(smallest, recipe: cifar(teacher: big, distill: 0.5))
          """)
  void theseAreStrategies(String phases) {
    assertEquals(List.of(), said(compile("", phases)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          maximize latency(phone) + 3          | `+` does not take a formula (a time) and 3.
          minimize macs <= 3                   | `macs <= 3` cannot be an objective. Objectives are `accuracy`, `macs`, `params`, `activation_bytes`, `latency(table)`, or a formula of them.
          maximize latency(3)                  | `table` should be one of `scored`, or a `latency_table` or `measured`; it is 3.
          require latency(phone) <= 80         | `<=` does not take a formula (a time) and 80.
          require accuracy >= 0.5              | `accuracy >= 0.5` is no bound on a cost and no condition on decisions. Write `macs <= 400M`, `params in 3M..5M` or several joined by `and`.
          budget: 12                           | `budget` should be a time like `12h`; it is 12.
          recipe: opn                          | There is no `opn` here. Did you mean `open`?
          """)
  void thisIsNone(String part, String message) {
    assertEquals(List.of(message), said(compile(part, RANDOM)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          best: agng_evolution(score: 3)                        | There is no `agng_evolution` here. Did you mean `aging_evolution`?
          best: aging_evolution(score: trained(cifar), population: 10, sample: 20) | `sample` should be at most the population, 10; it is 20. Give it more `population` or a smaller `sample`.
          pool: sobol(10); best: evolve(score: pool)            | `score` needs a scorer of an earlier phase; `pool` is architectures.
          free: predictor(samples: 9, score: trained(cifar)); best: train(free) | `from` needs architectures of an earlier phase; `free` is a predictor, a scorer.
          big: load(bigest, file: "big.safetensors")            | There is no `bigest` here. It takes the label of an earlier phase, an architecture of this file, `smallest` or `largest`.
          best: train(bigest)                                   | There is no `bigest` here. It takes the label of an earlier phase, an architecture of this file, `smallest` or `largest`.
          best: random(within: 3)                               | `within` should be one of `all`, or a condition like `macs <= 400M`; it is 3.
          best: reinforce(controller: lstm(0))                  | `units` should be a whole number from 1 to 10000; it is 0.
          best: progressive(grow: cell.nodes)                   | `s` has no choice `cell.nodes`.
          all: each(1) { random() }                             | This `each` cannot stand here. Write `each(limit: [450M, 550M]) { evolve(…) }`, with one phase.
          best: train(largest, space: s(c: 16), data: mnist("digits")) | The network takes 3×32×32; `mnist` has 1×28×28.
          best: train(largest, recipe: cifar(ema: 1))           | `ema` should be true or false, or a number from 0 to 0.999999; it is 1.
          best: train(largest, data: 3)                         | `data` should be one of `same`, or a data set; it is 3.
          best: grow(3, moves: [widen])                         | `from` should be weights of an earlier phase; it is 3.
          """)
  void theseAreNone(String phases, String message) {
    assertEquals(List.of(message), said(compile("", phases)));
  }

  @Test
  void aRecipeWithOpenChoicesIsASmallSpace() {
    var compilation = compile("recipe: open", RANDOM);
    assertEquals(2 * 2 * 5, compilation.recipes().get(0).count().intValueExact());
    var joint = compilation.space("q").orElseThrow();
    assertEquals(2 * 20, joint.count().intValueExact());
    var addresses = joint.choiceSpans().keySet().stream().map(Object::toString).toList();
    assertEquals(List.of("op", "recipe.optimizer", "recipe.base", "recipe.mixup"), addresses);
  }

  /** Whoever is given no recipe trains by that of the search; who overrides a field, otherwise. */
  @Test
  void aCandidateIsTrainedByTheRecipeThatItDecides() {
    var text =
        TEXT.replace("mixup: any(0..0.4 by 0.1)", "weight_decay: any(0..0.4 by 0.1)")
            .replace("PART", "recipe: open")
            .replace("PHASES", "found: random(); best: train(found, recipe: open(epochs: 9))")
            .concat(
                """
                architecture rms of q { op = a; recipe.optimizer = rmsprop; recipe.base = 0.2; recipe.weight_decay = 0.3 }
                architecture plain of q { op = b; recipe.optimizer = sgd; recipe.base = 0.1; recipe.weight_decay = 0 }
                """);
    var compilation = Compile.text(text);
    assertEquals(List.of(), said(compilation));
    var phases = compilation.search("q").orElseThrow().phases();
    var scorer = (Scorer.Trained) ((Phase.MultiTrial) phases.get(0)).scorer();
    var last = (Phase.Train) phases.get(1);
    var told =
        compilation.architectures().stream()
            .map(Compilation.NamedArchitecture::architecture)
            .flatMap(it -> Stream.of(scorer.recipe().of(it), last.recipe().of(it)))
            .map(it -> it.schedule().peak() + " " + it.weightDecay() + " " + it.epochs())
            .toList();
    assertEquals(List.of("0.2 0.3 1", "0.2 0.3 9", "0.4 0.0 1", "0.4 0.0 9"), told);
  }

  private static Recipe recipe(String fields) {
    var compilation = compile("", "best: train(largest, recipe: cifar(" + fields + "))");
    assertEquals(List.of(), said(compilation));
    var phase = (Phase.Train) compilation.search("q").orElseThrow().phases().get(0);
    return (Recipe) phase.recipe();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rand_augment                    | 2 | CODE
          rand_augment(3, among: paper)   | 3 | PAPER
          """)
  void randAugmentDrawsAmongTheOperationsOfTheProgramOrOfThePaper(
      String augment, int operations, Recipe.Policy.Rand.Among among) {
    assertEquals(
        Optional.of(new Recipe.Policy.Rand(operations, 10, among)),
        recipe("augment: " + augment).augmentation().policy());
  }

  @ParameterizedTest
  @CsvSource({"false, 0", "true, 0.9999", "0.999, 0.999"})
  void theMovingMeanKeepsWhatTheRecipeSays(String ema, double kept) {
    assertEquals(kept, recipe("ema: " + ema).regularization().averaged());
  }

  @Test
  void aRecipeSaysHowPassesCompute() {
    assertEquals(
        new Recipe.Passes(Recipe.Precision.FLOAT16, true),
        recipe("precision: float16, checkpoint: true").passes());
  }

  @Test
  void aFieldIsCheckedUnderEveryChoice() {
    var wrong = compile("", RANDOM.replace("10)", "10, score: trained(bad))"));
    assertEquals(
        List.of("There is no `bad` here."),
        said(wrong).stream().map(it -> it.substring(0, 23)).toList());
    var text = TEXT.replace("any(0..0.4 by 0.1)", "any(0.1, 20)");
    var found = said(Compile.text(text.replace("PART", "").replace("PHASES", RANDOM)));
    assertEquals(List.of("`mixup` should be a number from 0 to 10; it is 20."), found);
  }

  @Test
  void valuesAreSharedByASearchAndItsSpace() {
    var text =
        """
        space s(c = 8, d = 1) { input: image(3, 32, 32); repeat(d) { conv(c) }; global_avg_pool; linear(10) }
        search q {
          let c = any(8..64 by 8)
          let d = any(1..4)
          space: s(c: c, d: d)
          data: cifar10("data")
          maximize accuracy
          require c * d in 30..34
          strategy { best: random() }
        }
        """;
    var space = Compile.clean(text).space("q").orElseThrow();
    assertEquals(3, space.count().intValueExact()); // 32 × 1, 16 × 2, 8 × 4
    assertTrue(space.bounds(Measure.MACS).least() > 0);
  }

  @Test
  void eachMakesAPhaseForEveryValue() {
    var text = "all: each(k: [10, 2k]) { random(trials: k) }; best: train(all)";
    var phases = compile("", text).search("q").orElseThrow().phases();
    assertEquals(List.of("all[10]", "all[2k]", "best"), phases.stream().map(Phase::label).toList());
    assertEquals(2_000, ((Phase.MultiTrial) phases.get(1)).trials());
    assertEquals(
        new Phase.Origin.Found(List.of("all[10]", "all[2k]")), ((Phase.Train) phases.get(2)).of());
  }

  @Test
  void aFormulaIsKeptUntilItsFiguresAreKnown() {
    var search = compile("minimize 2 * macs + params, macs / 1M", RANDOM).search("q").orElseThrow();
    var measures = Map.of(Measure.MACS, 3e6, Measure.PARAMS, 10.0, Measure.ACCURACY, 0.5);
    assertEquals(0.5, search.objectives().get(0).value(measures));
    assertEquals(6_000_010, search.objectives().get(1).value(measures));
    assertEquals(3, search.objectives().get(2).value(measures));
  }

  @Test
  void latencyIsALimitThatNoWalkBounds() {
    var search = compile("require latency(phone) <= 80ms", RANDOM).search("q").orElseThrow();
    var limit = search.constraints().get(0).limits().get(0);
    assertTrue(limit instanceof Constraint.Priced);
  }

  @Test
  void whatIsNotThereIsAHint() {
    var file = new SourceFile("test.nas", TEXT.replace("PART", "").replace("PHASES", OF_FILES));
    var nothing =
        new Sources() {
          @Override
          public Loaded load(SourceFile from, String name) {
            return new Loaded.Refused("there is nothing");
          }

          @Override
          public boolean isAbsent(SourceFile from, String path) {
            return true;
          }
        };
    var found = Compiler.compile(file, nothing, Options.DEFAULT).diagnostics();
    assertEquals(
        List.of(
            "There is no `phone.csv` yet; `run` needs it.",
            "There is no `data` yet; `run` needs it.",
            "There is no `table.csv` yet; `run` needs it.",
            "There is no `more` yet; `run` needs it."),
        found.stream()
            .filter(finding -> finding.code().id().equals("absent"))
            .map(Diagnostic::message)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          any(3..3)                                        | This choice has one option only.
          any(1..3, 1 + 1 + 1)                             | clean
          any(1..3, 2)                                     | The option `2` stands twice.
          any(3, 5 if input.channels == 4, 7)              | The option `5` can never be taken.
          any(3, 5 if input.channels == 3, 7)              | clean
          """)
  void optionsAreDifferentAndCanBeTaken(String choice, String message) {
    var text = "space s { input: image(3, 9, 9); conv(8, kernel: " + choice + ") }";
    var found = Compile.text(text).diagnostics().stream().map(Diagnostic::message).toList();
    assertEquals(message.equals("clean") ? List.of() : List.of(message), found);
  }

  @Test
  void aNameOfTwoImportsIsFoundWhereItIsUsed() {
    Sources two =
        (from, name) ->
            new Sources.Loaded.Found(
                new SourceFile(
                    name, "block b(c) { conv(c) }\nblock only_" + name.charAt(0) + " { relu }"));
    var text =
        "import \"x.nas\"\nimport \"y.nas\"\nspace s { input: image(3, 8, 8); only_x; STEP }";
    var clean = new SourceFile("test.nas", text.replace("STEP", "only_y"));
    assertEquals(List.of(), said(Compiler.compile(clean, two, Options.DEFAULT)));
    var used = new SourceFile("test.nas", text.replace("STEP", "b(8)"));
    assertEquals(
        List.of("`b` is declared in two of the imported files."),
        said(Compiler.compile(used, two, Options.DEFAULT)));
  }
}
