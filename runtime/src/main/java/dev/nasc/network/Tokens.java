package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Operation;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What is computed on the tokens of a map, its H·W places: N×C×H×W is read as N×(H·W)×C. Whatever
 * is made on the way is closed.
 */
final class Tokens {
  private static final float EPSILON = 1e-6f;

  private Tokens() {}

  static NDArray layerNorm(NDArray x, NDArray scale, NDArray shift) {
    var channels = new Shape(x.getShape().get(1));
    return onTokens(
        x,
        tokens ->
            tokens
                .getNDArrayInternal()
                .layerNorm(tokens, channels, scale, shift, EPSILON)
                .singletonOrThrow());
  }

  /**
   * Self-attention (Vaswani et al. 2017, section 3.2).
   *
   * @param learned qkv weight, its bias if there is one, output weight, its bias
   */
  static NDArray attention(Operation.Attention attention, NDArray x, List<NDArray> learned) {
    return onTokens(x, tokens -> attended(attention, tokens, learned));
  }

  private static NDArray attended(Operation.Attention of, NDArray tokens, List<NDArray> learned) {
    long images = tokens.getShape().get(0);
    long count = tokens.getShape().get(1);
    var heads =
        linear(tokens, learned, 0, of.bias())
            .reshape(images, count, 3, of.heads(), of.headChannels())
            .transpose(2, 0, 3, 1, 4);
    var keys = heads.get(1).transpose(0, 1, 3, 2);
    var scores = heads.get(0).matMul(keys).mul((float) (1 / Math.sqrt(of.headChannels())));
    var mixed = scores.softmax(-1).matMul(heads.get(2)).transpose(0, 2, 1, 3);
    return linear(mixed.reshape(images, count, of.inner()), learned, 1, of.bias());
  }

  private static NDArray linear(NDArray x, List<NDArray> learned, int layer, boolean bias) {
    var weight = learned.get(bias ? 2 * layer : layer);
    var shift = bias ? learned.get(2 * layer + 1) : null;
    return x.getNDArrayInternal().linear(x, weight, shift).singletonOrThrow();
  }

  /** Puts a token, 1×C×1, before those of the map: N×C×(H·W+1)×1. */
  static NDArray withFirst(NDArray x, NDArray token) {
    var shape = x.getShape();
    long images = shape.get(0);
    long channels = shape.get(1);
    try (var tokens = x.reshape(images, channels, -1);
        var first = token.broadcast(images, channels, 1);
        var all = first.getNDArrayInternal().concat(new NDList(tokens), 2)) {
      return all.reshape(images, channels, -1, 1);
    }
  }

  private static NDArray onTokens(NDArray x, UnaryOperator<NDArray> work) {
    var shape = x.getShape();
    var manager = x.getManager();
    try (var scope = manager.newSubManager()) {
      var flat = x.reshape(shape.get(0), shape.get(1), -1);
      flat.attach(scope);
      var result = work.apply(flat.transpose(0, 2, 1)).transpose(0, 2, 1).reshape(shape);
      result.attach(manager);
      return result;
    }
  }
}
