package dev.nasc.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Standardisation of images: from each channel its mean is taken, and the rest divided by its
 * standard deviation.
 */
public record Standard(List<Double> mean, List<Double> deviation) {
  public Standard {
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
  }

  /** Measured over {@code examples}; a channel that is constant is only centred. */
  static Standard of(Examples examples) {
    var mean = new ArrayList<Double>();
    var deviation = new ArrayList<Double>();
    for (int channel = 0; channel < examples.shape().channels(); channel++) {
      double sum = 0;
      double squares = 0;
      long count = 0;
      for (int at = 0; at < examples.images().length; at++) {
        if (channel(examples, at) == channel) {
          double value = examples.images()[at];
          sum += value;
          squares += value * value;
          count++;
        }
      }
      double centre = sum / count;
      double spread = Math.sqrt(Math.max(0, squares / count - centre * centre));
      mean.add(centre);
      deviation.add(spread > 0 ? spread : 1);
    }
    return new Standard(mean, deviation);
  }

  /** The same examples, standardised. */
  Examples apply(Examples examples) {
    var images = new float[examples.images().length];
    for (int at = 0; at < images.length; at++) {
      int channel = channel(examples, at);
      images[at] = (float) ((examples.images()[at] - mean.get(channel)) / deviation.get(channel));
    }
    return new Examples(examples.shape(), images, examples.labels());
  }

  private static int channel(Examples examples, int at) {
    var shape = examples.shape();
    return at / (shape.height() * shape.width()) % shape.channels();
  }
}
