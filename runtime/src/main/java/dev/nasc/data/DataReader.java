package dev.nasc.data;

import dev.nasc.model.TensorShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads one kind of data set from its files. */
interface DataReader {
  /** The files that hold it, in a fixed order. */
  List<Path> files() throws IOException;

  /**
   * Reads all of it.
   *
   * @param input what a network of the search takes, for those that bring images to a size
   * @throws DataUnavailable where a file is not what it should be
   */
  Parts read(TensorShape input) throws IOException;

  /**
   * Examples as the files part them.
   *
   * @param learn for training and validation
   * @param test where the files keep it apart; else it is cut off too
   */
  record Parts(Examples learn, Optional<Examples> test) {}
}
