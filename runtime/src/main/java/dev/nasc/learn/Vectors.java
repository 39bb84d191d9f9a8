package dev.nasc.learn;

/** Sums and products of vectors and matrices, row by row. */
final class Vectors {
  private Vectors() {}

  /** Over as many numbers as the second has. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** Adds as many numbers as both have. */
  static void add(double[] from, double scale, double[] to) {
    for (int i = 0; i < Math.min(from.length, to.length); i++) {
      to[i] += scale * from[i];
    }
  }

  /** Adds the product of a matrix and a vector. */
  static void addProduct(double[] matrix, double[] vector, double[] to) {
    for (int row = 0; row < to.length; row++) {
      for (int i = 0; i < vector.length; i++) {
        to[row] += matrix[row * vector.length + i] * vector[i];
      }
    }
  }

  /** Adds the gradients of a product with a matrix to those of both. */
  static void productBackward(
      Learned matrix, double[] vector, double[] by, double[] vectorGradient) {
    for (int row = 0; row < by.length; row++) {
      for (int i = 0; i < vector.length; i++) {
        matrix.gradient[row * vector.length + i] += by[row] * vector[i];
        vectorGradient[i] += by[row] * matrix.value[row * vector.length + i];
      }
    }
  }
}
