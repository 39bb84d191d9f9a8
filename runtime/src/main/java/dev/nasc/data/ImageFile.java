package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** One image of a folder: scaled until it covers the wanted size, and cut to it at its centre. */
final class ImageFile {
  private static final long MOST_PIXELS = 100_000_000;

  private ImageFile() {}

  /**
   * Reads an image as C×H×W, 0 to 1: red, green and blue, or their mean where {@code shape} has one
   * channel.
   *
   * @param at where its numbers begin in {@code pixels}
   * @throws DataUnavailable where it is no image, or too large
   */
  static void read(Path file, TensorShape shape, float[] pixels, int at) throws IOException {
    var cut = cut(decode(file), shape);
    int area = shape.height() * shape.width();
    for (int i = 0; i < area; i++) {
      int rgb = cut.getRGB(i % shape.width(), i / shape.width());
      float red = (rgb >> 16 & 0xFF) / 255f;
      float green = (rgb >> 8 & 0xFF) / 255f;
      float blue = (rgb & 0xFF) / 255f;
      if (shape.channels() == 1) {
        pixels[at + i] = (red + green + blue) / 3;
      } else {
        pixels[at + i] = red;
        pixels[at + area + i] = green;
        pixels[at + 2 * area + i] = blue;
      }
    }
  }

  /** The size is looked at before anything is unpacked. */
  private static BufferedImage decode(Path file) throws IOException {
    try (var stream = ImageIO.createImageInputStream(file.toFile())) {
      var readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new DataUnavailable("`%s` is no image that can be read.".formatted(file));
      }
      var reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        long size = (long) reader.getWidth(0) * reader.getHeight(0);
        if (size > MOST_PIXELS) {
          throw new DataUnavailable(
              "`%s` has %,d pixels; at most %,d are read.".formatted(file, size, MOST_PIXELS));
        }
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new DataUnavailable(
          "`%s` is a broken image: %s".formatted(file, String.valueOf(e.getMessage())));
    }
  }

  private static BufferedImage cut(BufferedImage image, TensorShape shape) {
    if (shape.channels() != 1 && shape.channels() != 3) {
      throw new DataUnavailable("Images have 1 or 3 channels, not " + shape.channels() + ".");
    }
    double scale =
        Math.max(
            (double) shape.width() / image.getWidth(), (double) shape.height() / image.getHeight());
    int width = (int) Math.ceil(image.getWidth() * scale);
    int height = (int) Math.ceil(image.getHeight() * scale);
    var cut = new BufferedImage(shape.width(), shape.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = cut.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      int left = (shape.width() - width) / 2;
      int top = (shape.height() - height) / 2;
      graphics.drawImage(image, left, top, width, height, null);
    } finally {
      graphics.dispose();
    }
    return cut;
  }
}
