package dev.nasc.explore;

import dev.nasc.model.TensorShape;
import java.util.Optional;

/** What can be asked of a tensor's shape one by one. */
enum Dimension {
  CHANNELS,
  HEIGHT,
  WIDTH;

  /** The one that an attribute names: {@code input.channels}. */
  static Optional<Dimension> of(String attribute) {
    return switch (attribute) {
      case "channels" -> Optional.of(CHANNELS);
      case "height", "size" -> Optional.of(HEIGHT);
      case "width" -> Optional.of(WIDTH);
      default -> Optional.empty();
    };
  }

  int of(TensorShape shape) {
    return switch (this) {
      case CHANNELS -> shape.channels();
      case HEIGHT -> shape.height();
      case WIDTH -> shape.width();
    };
  }
}
