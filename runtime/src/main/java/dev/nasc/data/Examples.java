package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Labelled images on the host.
 *
 * @param shape of one image, channels × height × width
 * @param images the images one after another, each in the order of its shape; read only
 * @param labels one class an image, from 0; read only
 */
@SuppressWarnings(
    "ArrayRecordComponent") // never compared; a copy an access would double the memory
public record Examples(TensorShape shape, float[] images, int[] labels) {
  public Examples {
    if (images.length != labels.length * shape.elements()) {
      throw new IllegalArgumentException(
          images.length + " numbers are not " + labels.length + " images of " + shape);
    }
  }

  public int size() {
    return labels.length;
  }

  /** At most {@code count} of them, drawn without repetition, in random order. */
  public Examples sample(int count, RandomGenerator random) {
    var order = Shuffle.permutation(size(), random);
    return subset(IntStream.of(order).limit(count).boxed().toList());
  }

  /**
   * A share of each class, at least one of it. With equal draws, a smaller share is among a greater
   * one.
   *
   * @param share above 0, at most 1
   */
  public Examples part(double share, RandomGenerator random) {
    var chosen = new ArrayList<Integer>();
    for (int label = 0; label < classes(); label++) {
      int of = label;
      var members = IntStream.range(0, size()).filter(i -> labels[i] == of).toArray();
      Shuffle.inPlace(members, random);
      IntStream.of(members).limit((long) Math.ceil(share * members.length)).forEach(chosen::add);
    }
    return subset(chosen);
  }

  /** Those with the given numbers, in that order. */
  public Examples subset(List<Integer> numbers) {
    int length = (int) shape.elements();
    var chosen = new float[numbers.size() * length];
    var chosenLabels = new int[numbers.size()];
    for (int i = 0; i < numbers.size(); i++) {
      int number = numbers.get(i);
      System.arraycopy(images, number * length, chosen, i * length, length);
      chosenLabels[i] = labels[number];
    }
    return new Examples(shape, chosen, chosenLabels);
  }

  /** How many classes there are: the greatest label and one. */
  int classes() {
    return 1 + Arrays.stream(labels).max().orElse(-1);
  }
}
