package dev.nasc.cli;

import static dev.nasc.cli.Cli.nascWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** FBNetV3's published search, cut down to digits: its phases with a teacher at the end. */
class TaughtRunTest {
  private static final String SPEC =
      """
      space net {
        input: image(1, 8, 8)
        a: conv(any(4, 8), kernel: any(1, 3)); bn; relu
        b: conv(any(4, 8), stride: 2); bn; relu
        global_avg_pool; linear(10)
      }
      recipe nars {
        optimizer: any(sgd: sgd(momentum: 0.9), rmsprop)
        let base = any(0.005, 0.01)
        lr:     base * 4 if optimizer == sgd else base
        ema:    any(true, false)
        mixup:  any(0, 0.2)
        decay:  0.963
        batch:  512
        epochs: 1
      }
      recipe final { optimizer: rmsprop; lr: 0.01; decay: 0.9875; batch: 512; epochs: 1; ema: true; label_smoothing: 0.1; augment: auto_augment(imagenet) }
      search family {
        space:  net
        recipe: nars(ema: true)
        data:   digits
        maximize accuracy
        strategy {
          pool:  sobol(40)
          free:  predictor(pool, learn: [macs, params], width: 24)
          judge: improve(free, pool: pool, score: trained, rounds: 2, batch: 3, bins: macs, stop_at_rank: 0.92)
          nets:  each(limit: [8k, 16k]) {
            evolve(score: judge, within: macs <= limit, seeds: 4, random: 4, children: 3, keep: 4)
          }
          teacher: train(largest, recipe: final)
          best:    train(nets, recipe: nars(ema: true, decay: 0.9875, epochs: 2, label_smoothing: 0.1,
                                            augment: auto_augment(imagenet), teacher: teacher, distill: 0.8,
                                            label_weight: 0.2))
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void aFamilyIsFoundAndLearnsFromTheLargest() throws IOException {
    var file = Files.writeString(folder.resolve("family.nas"), SPEC);
    var out = folder.resolve("run");
    var answer = nascWith(TorchEngine.open("cpu", 1), "run", file, "--out", out, "--json");
    assertEquals(0, answer.status(), answer.err());
    var networks = JsonParser.parseString(Files.readString(out.resolve("best/networks.json")));
    assertEquals(2, networks.getAsJsonArray().size());
    var recipe = Files.readString(out.resolve("best.nas"));
    assertTrue(recipe.contains("recipe."), recipe);
  }

  @Test
  void thePublishedSearchLacksNothingButItsData() {
    var file = Path.of("..", "examples", "fbnetv3.nas");
    var engine = TorchEngine.open("cpu", 1);
    var answer = nascWith(engine, "run", file, "--search", "fbnetv3_family", "--out", folder);
    assertEquals(1, answer.status());
    assertTrue(answer.err().contains("There is no folder"), answer.err());
  }
}
