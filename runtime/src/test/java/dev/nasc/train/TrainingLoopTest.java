package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import dev.nasc.network.Safetensors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a training whose engine fails in its fourth step. */
class TrainingLoopTest {
  private final List<Long> saved = new ArrayList<>();

  /** Fails with a message, as the engine would. */
  private record Failing(String message) implements Training {
    @Override
    public long steps() {
      return 10;
    }

    @Override
    public void step(long step) {
      if (step == 3) {
        throw new EngineException(message);
      }
    }

    @Override
    public double meanLoss() {
      return 1;
    }

    @Override
    public void save(Path file, long step, Map<String, String> notes) {}

    @Override
    public long restore(Safetensors saved) {
      return 0;
    }

    @Override
    public void close() {}
  }

  private TrainingOutcome run(String message) {
    return TrainingLoop.run(
        new Failing(message),
        0,
        new Oversight() {
          @Override
          public boolean stopRequested() {
            return false;
          }

          @Override
          public boolean checkpointDue() {
            return true;
          }

          @Override
          public void checkpoint(long step, Writer writer) {
            saved.add(step);
          }

          @Override
          public void progress(long step, double loss) {}
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA out of memory. Tried to allocate 2.00 GiB.",
        "[enforce fail at alloc_cpu.cpp:114] err == 0. DefaultCPUAllocator: can't allocate memory"
      })
  void memoryThatIsUsedUpSaysWhatToLowerAndLosesNothing(String message) {
    var thrown = assertThrows(OutOfMemory.class, () -> run(message));
    var advice = String.valueOf(thrown.getMessage());
    assertTrue(advice.contains("lower `batch` and raise `accumulate`"), advice);
    assertEquals(List.of(1L, 2L, 3L), saved);
  }

  @Test
  void anyOtherFailureIsAValue() {
    var failed = assertInstanceOf(TrainingOutcome.Failed.class, run("no kernel"));
    assertEquals("The engine failed while training: no kernel", failed.reason());
  }
}
