package dev.nasc.augment;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each operation on one image is PIL's to the bit: {@code src/test/python/image_operations.py} says
 * how the figures were made.
 */
class ImageOperationsTest {
  private static final int[] BLACK = new int[3];

  @TestFactory
  Stream<DynamicTest> eachOperationIsThatOfPil() throws IOException {
    var lines = lines();
    var image = picture(lines.get(0));
    return lines.stream()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(" = ")))
        .map(
            words ->
                DynamicTest.dynamicTest(
                    words,
                    () -> {
                      var line = lines.get(1 + names(lines).indexOf(words));
                      assertArrayEquals(
                          picture(line).levels(), applied(image, words.split(" ")).levels());
                    }));
  }

  private static List<String> names(List<String> lines) {
    return lines.stream().skip(1).map(line -> line.substring(0, line.indexOf(" = "))).toList();
  }

  @Test
  void anImageOfOneChannelHasNoColours() {
    var grey = new Picture(1, 1, 3, new int[] {3, 130, 255});
    assertArrayEquals(grey.levels(), Blends.coloured(grey, 0.1).levels());
  }

  @Test
  void anImageOfOneLevelStaysAsItIs() {
    var flat = new Picture(1, 2, 2, new int[] {9, 9, 9, 9});
    assertArrayEquals(flat.levels(), Levels.contrasted(flat).levels());
    assertArrayEquals(flat.levels(), Levels.equalized(flat).levels());
  }

  @Test
  void magnitudesAreThoseOfTheAuthorsPrograms() {
    assertEquals(2, Scale.CIFAR10.bits(7));
    assertEquals(3, Scale.IMAGENET.bits(8));
    assertEquals(128, Scale.CIFAR10.threshold(5));
    assertEquals(76, Scale.IMAGENET.threshold(3));
    assertEquals(9, Scale.CIFAR10.shift(9, 32));
    assertEquals(100, Scale.IMAGENET.shift(10, 224));
  }

  private static Picture applied(Picture image, String[] words) {
    double by = words.length > 1 ? Double.parseDouble(words[1]) : 0;
    return switch (words[0]) {
      case "shear_x" -> Moves.sheared(image, by, 0, BLACK);
      case "shear_y" -> Moves.sheared(image, 0, by, BLACK);
      case "translate_x" -> Moves.shifted(image, by, 0, BLACK);
      case "translate_y" -> Moves.shifted(image, 0, by, BLACK);
      case "rotate" -> Moves.rotated(image, by, BLACK);
      case "auto_contrast" -> Levels.contrasted(image);
      case "invert" -> Levels.inverted(image);
      case "equalize" -> Levels.equalized(image);
      case "solarize" -> Levels.solarized(image, (int) by);
      case "solarize_add" -> Levels.solarizedBy(image, (int) by);
      case "posterize" -> Levels.posterized(image, (int) by);
      case "color" -> Blends.coloured(image, by);
      case "contrast" -> Blends.contrasted(image, by);
      case "brightness" -> Blends.brightened(image, by);
      case "sharpness" -> Blends.sharpened(image, by);
      case "cutout" ->
          Moves.hidden(
              image, (int) by, Integer.parseInt(words[2]), Integer.parseInt(words[3]), BLACK);
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private static Picture picture(String line) {
    var numbers = line.substring(line.indexOf(" = ") + 3).split(" ", -1);
    return new Picture(3, 17, 22, Arrays.stream(numbers).mapToInt(Integer::parseInt).toArray());
  }

  private static List<String> lines() throws IOException {
    try (var stream =
        requireNonNull(ImageOperationsTest.class.getResourceAsStream("image_operations.txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }
}
