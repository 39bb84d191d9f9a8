package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.nasc.train.CyclicSchedule.Stage;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class CyclicScheduleTest {
  /** Two steps of warm-up, then rounds of one step of the evaluation network and two of both. */
  private static final CyclicSchedule SCHEDULE = new CyclicSchedule(2, 2, 1, 2);

  @Test
  void eachRoundBeginsWithAnArchitectureAndTheEvaluationNetwork() {
    var stages =
        LongStream.range(0, SCHEDULE.steps())
            .mapToObj(SCHEDULE::at)
            .map(it -> (it.beginsRound() ? "|" : "") + it.stage().name().charAt(0))
            .collect(Collectors.joining());
    assertEquals("SS|EJJ|EJJ", stages);
  }

  /** No batch is left out or taken twice: each part of the data is counted by itself. */
  @Test
  void batchesAreCountedByThePartTheyComeFrom() {
    long searched = 0;
    long evaluated = 0;
    for (long step = 0; step < SCHEDULE.steps(); step++) {
      var moment = SCHEDULE.at(step);
      assertEquals(searched, moment.searchBefore());
      assertEquals(evaluated, moment.evaluationBefore());
      searched += moment.stage() == Stage.EVALUATION ? 0 : 1;
      evaluated += moment.stage() == Stage.SEARCH ? 0 : 1;
    }
    assertEquals(SCHEDULE.searchSteps(), searched);
    assertEquals(SCHEDULE.evaluationSteps(), evaluated);
  }
}
