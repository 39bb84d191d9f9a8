package dev.nasc.learn;

/** Sums and products of vectors and matrices, row by row. */
final class Vectors {
  private Vectors() {}

  /** Over as many numbers as the second has. */
  static double dot(double[] a, double[] b) {
    return dot(a, 0, b);
  }

  /**
   * The numbers of the first from a place on with all of the second. Four sums that do not wait for
   * each other, since one would take as long as all of its additions one after another.
   */
  static double dot(double[] a, int from, double[] b) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < b.length - 3; i += 4) {
      first += a[from + i] * b[i];
      second += a[from + i + 1] * b[i + 1];
      third += a[from + i + 2] * b[i + 2];
      fourth += a[from + i + 3] * b[i + 3];
    }
    for (; i < b.length; i++) {
      first += a[from + i] * b[i];
    }
    return first + second + (third + fourth);
  }

  /** Adds as many numbers as both have. */
  static void add(double[] from, double scale, double[] to) {
    int length = Math.min(from.length, to.length);
    for (int i = 0; i < length; i++) {
      to[i] += scale * from[i];
    }
  }

  /** Adds a vector to a row of a matrix, which begins at a place. */
  static void addToRow(double[] vector, double scale, double[] matrix, int at) {
    for (int i = 0; i < vector.length; i++) {
      matrix[at + i] += scale * vector[i];
    }
  }

  /** Adds a row of a matrix, which begins at a place, to a vector. */
  static void addRow(double[] matrix, int at, double scale, double[] vector) {
    for (int i = 0; i < vector.length; i++) {
      vector[i] += scale * matrix[at + i];
    }
  }

  /** Adds the product of a matrix and a vector. */
  static void addProduct(double[] matrix, double[] vector, double[] to) {
    for (int row = 0; row < to.length; row++) {
      to[row] += dot(matrix, row * vector.length, vector);
    }
  }

  /** Adds the gradients of a product with a matrix to those of both. */
  static void productBackward(
      Learned matrix, double[] vector, double[] by, double[] vectorGradient) {
    for (int row = 0; row < by.length; row++) {
      int at = row * vector.length;
      addToRow(vector, by[row], matrix.gradient, at);
      addRow(matrix.value, at, by[row], vectorGradient);
    }
  }
}
