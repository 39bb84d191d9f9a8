package dev.nasc.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.types.Shape;
import dev.nasc.data.DeviceExamples.Batch;
import dev.nasc.data.Standard;
import dev.nasc.model.plan.Recipe.Augmentation;
import dev.nasc.network.Torch;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is done to images, against the same done pixel by pixel. */
class ImageAugmentationTest {
  private static final Torch TORCH = Torch.open("cpu", 1);
  private static final int N = 16;
  private static final int C = 3;
  private static final int H = 6;
  private static final int W = 7;
  private static final Standard STANDARD =
      new Standard(List.of(0.5, 0.25, 0.0), List.of(0.5, 1.0, 2.0));
  private static final float[] BLACK = {-1f, -0.25f, 0f};

  private static float[] images() {
    var pixels = new float[N * C * H * W];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i + 1;
    }
    return pixels;
  }

  private static float[] augmented(Augmentation augmentation, long seed) {
    try (var manager = TORCH.newManager();
        var of = new ImageAugmentation(TORCH, augmentation, STANDARD)) {
      var batch =
          new Batch(
              TORCH.upload(manager, images(), new Shape(N, C, H, W)),
              TORCH.upload(manager, new long[N]));
      return Torch.download("x", of.apply(manager, batch, new SplittableRandom(seed)).images())
          .floats();
    }
  }

  @Test
  void cropsAndFlipsPixelByPixel() {
    var random = new SplittableRandom(3);
    var down = random.longs(N, 0, 9).toArray();
    var right = random.longs(N, 0, 9).toArray();
    var flip = random.longs(N, 0, 2).toArray();
    var images = images();
    var expected = new float[images.length];
    for (int i = 0; i < expected.length; i++) {
      int image = i / (C * H * W);
      int channel = i / (H * W) % C;
      int y = i / W % H + (int) down[image] - 4;
      int x = (flip[image] == 1 ? W - 1 - i % W : i % W) + (int) right[image] - 4;
      boolean inside = y >= 0 && y < H && x >= 0 && x < W;
      expected[i] = inside ? images[(image * C + channel) * H * W + y * W + x] : BLACK[channel];
    }
    assertArrayEquals(expected, augmented(new Augmentation(true, Optional.empty(), 0), 3));
  }

  @Test
  void cutsOneSquareOutOfEachImage() {
    var cut = augmented(new Augmentation(false, Optional.empty(), 4), 5);
    var images = images();
    for (int image = 0; image < N; image++) {
      int hidden = 0;
      for (int at = 0; at < H * W; at++) {
        int i = image * C * H * W + at;
        hidden += cut[i] == 0 ? 1 : 0;
        assertTrue(cut[i] == 0 || cut[i] == images[i]);
        assertEquals(cut[i] == 0, cut[i + H * W] == 0); // alike in all channels
      }
      assertTrue(hidden >= 4 && hidden <= 16, "hidden: " + hidden);
    }
  }

  @Test
  void theSameDrawsGiveTheSameBits() {
    var both = new Augmentation(true, Optional.empty(), 3);
    assertArrayEquals(augmented(both, 7), augmented(both, 7));
  }
}
