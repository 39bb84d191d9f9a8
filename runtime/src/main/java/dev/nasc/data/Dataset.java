package dev.nasc.data;

import dev.nasc.model.TensorShape;

/**
 * A data set in its three parts, standardised. {@code accuracy} is always on validation; the test
 * part is read once, for the final result.
 *
 * @param classes how many there are
 * @param standard what was subtracted and divided by, measured on the training part only
 * @param fingerprint SHA-256 of the raw examples, in hexadecimal
 */
public record Dataset(
    String name,
    int classes,
    Examples train,
    Examples validation,
    Examples test,
    Standard standard,
    String fingerprint) {

  /** The same with other examples to learn from. */
  public Dataset with(Examples others) {
    return new Dataset(name, classes, others, validation, test, standard, fingerprint);
  }

  public TensorShape shape() {
    return train.shape();
  }
}
