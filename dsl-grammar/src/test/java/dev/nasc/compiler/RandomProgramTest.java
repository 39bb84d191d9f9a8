package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.cost.Costs;
import dev.nasc.explore.WalkedSpace;
import dev.nasc.format.ArchitecturePrinter;
import dev.nasc.format.Formatter;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.source.SourceFile;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that hold for every program; the name of a test is the seed of its program. */
class RandomProgramTest {
  private static final int PROGRAMS = 150;

  static LongStream seeds() {
    return LongStream.range(0, PROGRAMS);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theLawsHold(long seed) {
    var text = RandomProgram.write(new SplittableRandom(seed));
    var space = Compile.clean(text).space("s").orElseThrow(() -> new AssertionError(text));
    formattingIsDoneOnce(text, space);
    theCountIsThatOfTheEnumeration(space, text);
    whatIsDrawnIsInside(text, space, seed);
  }

  private static void formattingIsDoneOnce(String text, WalkedSpace space) {
    var once = format(text);
    assertEquals(once, format(once), text);
    assertEquals(space.count(), Compile.clean(once).space("s").orElseThrow().count(), once);
  }

  /** Deciding asks for what is open, one choice after another, and knows nothing of the diagram. */
  private static void theCountIsThatOfTheEnumeration(WalkedSpace space, String text) {
    var all = new HashSet<Map<Address, String>>();
    enumerate(space, new LinkedHashMap<>(), all);
    assertEquals(all.size(), space.count().intValueExact(), text);
    var costs = all.stream().map(it -> Costs.of(space.network(new Architecture(it)))).toList();
    for (var measure : Measure.values()) {
      if (measure.isCost()) {
        var range = costs.stream().mapToLong(cost -> cost.of(measure)).summaryStatistics();
        assertEquals(range.getMin(), space.bounds(measure).least(), text);
        assertEquals(range.getMax(), space.bounds(measure).greatest(), text);
      }
    }
  }

  private static void enumerate(
      WalkedSpace space, Map<Address, String> decided, Set<Map<Address, String>> all) {
    var result = space.decide(decided);
    if (result.network().isPresent()) {
      all.add(Map.copyOf(decided));
      return;
    }
    var open = new Address(result.problems().get(0).arguments().get(0));
    for (var option : options(space, open)) {
      var more = new LinkedHashMap<>(decided);
      more.put(open, option);
      if (space.decide(more).problems().stream().noneMatch(it -> it.arguments().contains(option))) {
        enumerate(space, more, all);
      }
    }
  }

  private static Set<String> options(WalkedSpace space, Address address) {
    var options = new HashSet<String>();
    space.choiceBlocks().stream()
        .flatMap(block -> block.choices().stream())
        .filter(choice -> choice.address().equals(address))
        .forEach(choice -> options.addAll(choice.options()));
    return options;
  }

  private static void whatIsDrawnIsInside(String text, WalkedSpace space, long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 3; i++) {
      var drawn = space.sample(random);
      assertTrue(space.contains(drawn));
      assertEquals(Costs.of(space.network(drawn)), space.cost(drawn));
      var printed = text + ArchitecturePrinter.print("drawn", "s", drawn);
      assertEquals(
          drawn, Compile.clean(printed).architecture("drawn").orElseThrow().architecture());
    }
  }

  private static String format(String text) {
    var formatted = Formatter.format(new SourceFile("random.nas", text));
    assertTrue(formatted.readable(), text);
    return formatted.text();
  }
}
