package dev.nasc.fetch;

import java.net.URI;
import java.util.List;

/**
 * A public data set.
 *
 * @param name as a search names it
 * @param terms who made it, for whoever uses it
 * @param downloads the files it consists of
 */
public record PublicSet(String name, String terms, List<Download> downloads) {
  /**
   * One file.
   *
   * @param md5 as its page prints it, in hexadecimal
   * @param packed whether it is a `.tar.gz` whose content is wanted
   */
  public record Download(URI from, String md5, boolean packed) {
    String file() {
      var path = from.getPath();
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  public PublicSet {
    downloads = List.copyOf(downloads);
  }

  /** All that can be fetched. */
  public static List<PublicSet> all() {
    return List.of(cifar10(), mnist());
  }

  /** The sum is that of the data set's page. */
  private static PublicSet cifar10() {
    var from = URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
    return new PublicSet(
        "cifar10",
        "Krizhevsky 2009, Learning multiple layers of features from tiny images",
        List.of(new Download(from, "c32a1d4ab5d03f1284b67883e8d87530", true)));
  }

  /** The sums are those that torchvision checks. */
  private static PublicSet mnist() {
    return new PublicSet(
        "mnist",
        "LeCun, Cortes, Burges 1998, The MNIST database of handwritten digits",
        List.of(
            digits("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
            digits("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
            digits("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
            digits("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c")));
  }

  private static Download digits(String file, String md5) {
    var from = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/" + file);
    return new Download(from, md5, false);
  }
}
