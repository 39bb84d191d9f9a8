package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Extent;
import dev.nasc.model.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The engine's convolution of N×C×H×W. One whose dilation and padding are multiples of its stride
 * sees only every so many rows and columns, and is a convolution of these without a stride. The
 * engine has a kernel for that but none for both at once, whose gradients take it many times as
 * long.
 */
record Convolution(NDArray x, NDArray weight, @Nullable NDArray bias, int groups) {

  NDArray as(Operation.Conv conv) {
    int stride = conv.stride().height();
    boolean seesPart =
        stride > 1
            && conv.stride().width() == stride
            && conv.dilation() % stride == 0
            && conv.padding().height() % stride == 0
            && conv.padding().width() % stride == 0;
    if (!seesPart) {
      return run(x, shape(conv.stride()), shape(conv.padding()), conv.dilation());
    }
    var padding = new Shape(conv.padding().height() / stride, conv.padding().width() / stride);
    try (var part = x.get(new NDIndex(":, :, ::{}, ::{}", stride, stride))) {
      return run(part, new Shape(1, 1), padding, conv.dilation() / stride);
    }
  }

  private NDArray run(NDArray input, Shape stride, Shape padding, int dilation) {
    return input
        .getNDArrayInternal()
        .convolution(input, weight, bias, stride, padding, new Shape(dilation, dilation), groups)
        .get(0);
  }

  private static Shape shape(Extent extent) {
    return new Shape(extent.height(), extent.width());
  }
}
