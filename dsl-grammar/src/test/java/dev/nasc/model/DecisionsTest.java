package dev.nasc.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a walk decides is an architecture like one that is written down. */
class DecisionsTest {
  private static Map<Address, String> written(int decisions) {
    var map = new LinkedHashMap<Address, String>();
    for (int i = 0; i < decisions; i++) {
      map.put(new Address("s" + i), "option " + i % 3);
    }
    return map;
  }

  private static Architecture walked(Map<Address, String> decisions) {
    return Architecture.of(
        decisions.keySet().toArray(Address[]::new), decisions.values().toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 16, 17, 40})
  void itEqualsTheSameDecisionsInAnyOrder(int number) {
    var decisions = written(number);
    var walked = walked(decisions);
    var keys = new ArrayList<>(decisions.keySet());
    Collections.reverse(keys);
    var other = new LinkedHashMap<Address, String>();
    keys.forEach(key -> other.put(new Address(key.text()), decisions.get(key)));

    for (var same : List.of(new Architecture(decisions), new Architecture(other), walked(other))) {
      assertEquals(walked, same);
      assertEquals(same, walked);
      assertEquals(walked.hashCode(), same.hashCode());
    }
    other.put(keys.get(0), "another option");
    assertNotEquals(walked, new Architecture(other));
    assertNotEquals(walked, walked(other));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 16, 17, 40})
  void itIsAMapInTheOrderOfTheWalk(int number) {
    var decisions = written(number);
    var walked = walked(decisions).decisions();

    assertEquals(List.copyOf(decisions.entrySet()), List.copyOf(walked.entrySet()));
    assertEquals("option 0", walked.get(new Address("s0")));
    assertNull(walked.get(new Address("nowhere")));
    assertTrue(walked.containsKey(new Address("s0")));
    assertThrows(UnsupportedOperationException.class, () -> walked.put(new Address("s0"), "other"));
  }

  /** Which the sum of exclusive ors of a map's own hash would not be. */
  @Test
  void alikeArchitecturesHaveHashesOfTheirOwn() {
    int options = 4;
    var hashes = new HashSet<Integer>();
    int all = (int) Math.pow(options, 6);
    for (int code = 0; code < all; code++) {
      var decisions = new LinkedHashMap<Address, String>();
      for (int i = 0, rest = code; i < 6; i++, rest /= options) {
        decisions.put(new Address("cell.n" + i + ".op"), "op" + rest % options);
      }
      hashes.add(walked(decisions).hashCode());
    }
    assertTrue(hashes.size() > 0.99 * all, hashes.size() + " of " + all);
  }
}
