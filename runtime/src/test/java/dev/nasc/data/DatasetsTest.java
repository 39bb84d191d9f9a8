package dev.nasc.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.nasc.model.TensorShape;
import dev.nasc.model.plan.Data;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetsTest {
  private static final Data DIGITS = new Data("digits", 0.2, 0.2, 0);

  @Test
  void theDigitsAreAllThere() {
    var digits = Datasets.load(DIGITS);
    assertEquals(10, digits.classes());
    assertEquals(new TensorShape(1, 8, 8), digits.shape());
    assertEquals(
        List.of(1079, 359, 359),
        List.of(digits.train().size(), digits.validation().size(), digits.test().size()));
    assertEquals("d168c7e6f3c50d0eb1a859158aabd051", digits.fingerprint().substring(0, 32));
  }

  /** Every class has the same share of each part, but for rounding. */
  @Test
  void partsAreStratified() {
    var digits = Datasets.load(DIGITS);
    var all = Digits.parse(Digits.bytes());
    for (int label = 0; label < 10; label++) {
      double share = count(digits.validation(), label) / (double) count(all, label);
      assertEquals(0.2, share, 0.01);
    }
  }

  @Test
  void everyExampleIsInOnePart() {
    var all = Digits.parse(Digits.bytes());
    var split = Split.of(all, DIGITS, false);
    var seen = new HashSet<Integer>();
    for (var part : List.of(split.train(), split.validation(), split.test())) {
      seen.addAll(part);
    }
    assertEquals(1797, seen.size());
    assertEquals(1797, split.train().size() + split.validation().size() + split.test().size());
  }

  @Test
  void theSplitHangsOnTheSeedOfTheDataOnly() {
    var all = Digits.parse(Digits.bytes());
    assertEquals(Split.of(all, DIGITS, false), Split.of(all, DIGITS, false));
    assertNotEquals(
        Split.of(all, DIGITS, false), Split.of(all, new Data("digits", 0.2, 0.2, 1), false));
  }

  @Test
  void standardisationIsMeasuredOnTheTrainingPart() {
    var shape = new TensorShape(2, 1, 1);
    var train = new Examples(shape, new float[] {1, 5, 3, 5}, new int[] {0, 1});
    var standard = Standard.of(train);
    assertEquals(List.of(2.0, 5.0), standard.mean());
    assertEquals(List.of(1.0, 1.0), standard.deviation()); // a constant channel is only centred
    var other = new Examples(shape, new float[] {4, 7}, new int[] {0});
    assertArrayEquals(new float[] {2, 2}, standard.apply(other).images());
  }

  @Test
  void anUnknownNameAndAnEmptyPartAreRefused() {
    var unknown = new Data("minst", 0.2, 0.2, 0);
    assertThrows(DataUnavailable.class, () -> Datasets.load(unknown));
    var nothingLeft = new Data("digits", 0.6, 0.4, 0);
    var refusal = assertThrows(DataUnavailable.class, () -> Datasets.load(nothingLeft));
    assertEquals(
        "Data set `digits` has 1797 examples: a holdout of 60 % and a test part of 40 % leave a part"
            + " empty.",
        refusal.getMessage());
  }

  /** The last batch is never a single example, which batch norm could not normalise. */
  @Test
  void batchesCoverEachEpochOnce() {
    for (int examples : new int[] {2, 5, 64, 65, 66, 130, 1079}) {
      var batches = new Batches(examples, 64, 1, "net");
      int at = 0;
      for (int b = 0; b < batches.perEpoch(); b++) {
        assertEquals(at, batches.start(b));
        at = batches.end(b);
        int size = at - batches.start(b);
        assertEquals(true, size >= 2 && size <= 65, examples + ": " + size);
      }
      assertEquals(examples, at);
      var order = batches.order(3);
      Arrays.sort(order);
      assertArrayEquals(IntStream.range(0, examples).asLongStream().toArray(), order);
    }
  }

  private static long count(Examples examples, int label) {
    return Arrays.stream(examples.labels()).filter(l -> l == label).count();
  }

  @Test
  void aBatchLargerThanTheDataIsAllOfThem() {
    var batches = new Batches(30, 4096, 0, "net");
    assertEquals(1, batches.perEpoch());
    assertEquals(30, batches.end(0));
  }

  @Test
  void partsAboveOneCountExamples() {
    var split = Split.of(Digits.parse(Digits.bytes()), new Data("digits", 100, 300, 0), false);
    assertEquals(100, split.validation().size());
    assertEquals(300, split.test().size());
  }
}
