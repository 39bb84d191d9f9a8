package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import dev.nasc.model.Operation;
import java.util.Collections;
import java.util.List;

/**
 * One call of the engine for k layers of the same operation, whose channels lie side by side.
 *
 * @param stage the layers, by number
 * @param weights the only one of each, or none
 * @param input N×kC×H×W for layers of C channels
 */
record ParallelCall(Runner runner, List<Integer> stage, List<NDArray> weights, NDArray input) {

  /** The same tensor as the input of {@code count} layers. */
  static NDArray repeated(NDArray tensor, int count) {
    return NDArrays.concat(new NDList(Collections.nCopies(count, tensor)), 1);
  }

  /**
   * Runs chains of a kind.
   *
   * @param input of their first layers; it stays open
   * @return what the last layers yield, one by one
   */
  static List<NDArray> run(ParallelChains.Kind kind, Runner runner, NDArray input) {
    var now = input.reshape(input.getShape());
    for (var stage : kind.stages()) {
      try (var before = now) {
        now = stage(stage, runner, before);
      }
    }
    try (var whole = now) {
      return Torch.split(whole, kind.outputs().size());
    }
  }

  private static NDArray stage(List<Integer> stage, Runner runner, NDArray input) {
    var values = stage.stream().map(i -> runner.weights().get(i).values()).toList();
    var weights = values.stream().flatMap(List::stream).toList();
    var output = new ParallelCall(runner, stage, weights, input).output();
    for (int i = 0; i < stage.size(); i++) {
      runner.weights().get(stage.get(i)).release(values.get(i));
    }
    return output;
  }

  private NDArray output() {
    var operation = runner.network().layers().get(stage.get(0)).operation();
    if (operation instanceof Operation.Conv conv) {
      return conv.groups() == conv.inChannels() ? depthwise(conv) : pointwise(conv);
    }
    if (operation instanceof Operation.BatchNorm norm) {
      return norm(norm.channels());
    }
    return operation.accept(new LayerCall(runner, stage.get(0), List.of(), List.of(input)));
  }

  private int count() {
    return stage.size();
  }

  /** The kernels behind each other. */
  private NDArray depthwise(Operation.Conv conv) {
    try (var weight = own(NDArrays.concat(new NDList(weights), 0))) {
      return new Convolution(input, weight, null, conv.groups() * count()).as(conv);
    }
  }

  /**
   * The matrices O×I as one of kO×kI, with zeros where a layer would take another's channels: for
   * few channels faster than a convolution in groups.
   */
  private NDArray pointwise(Operation.Conv conv) {
    long out = conv.outChannels();
    long in = conv.inChannels();
    try (var all = own(NDArrays.stack(new NDList(weights), 0));
        var rows = all.reshape(count(), out, 1, in);
        var spread = rows.mul(runner.mode().statistics().constants().diagonal(count()));
        var weight = spread.reshape(count() * out, count() * in, 1, 1)) {
      return new Convolution(input, weight, null, 1).as(conv);
    }
  }

  /** It would else stay with the weights. */
  private NDArray own(NDArray array) {
    array.attach(input.getManager());
    return array;
  }

  private NDArray norm(int channels) {
    var constants = runner.mode().statistics().constants();
    var all = channels * count();
    try (var scales = new NDList();
        var scale = own(scales(scales, channels))) {
      return Torch.batchNorm(input, scale, constants.zero(all), constants.unread(all), true, 0);
    }
  }

  /** Those of each behind each other, which end with {@code each}. */
  private NDArray scales(NDList each, int channels) {
    stage.forEach(layer -> each.add(runner.scale(layer, channels)));
    return NDArrays.concat(each, 0);
  }
}
