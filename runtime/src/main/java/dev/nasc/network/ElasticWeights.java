package dev.nasc.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.nasc.model.Elastic;
import dev.nasc.model.Extent;
import dev.nasc.model.Layer;
import dev.nasc.model.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The weights of a space's largest network, of which every other network takes slices: the first
 * channels, and of a kernel the centre of the next larger one times a learned matrix, which all
 * channels of the layer share and which is the identity at first (Cai et al. 2020, Once-for-All,
 * section 3.3; {@code DynamicSeparableConv2d} of its code).
 */
public final class ElasticWeights implements Bank {
  private final Elastic elastic;
  private final Map<String, Layer> places;
  private final Weights weights;

  /**
   * @param weights of the largest network, by place; closed with this
   */
  public ElasticWeights(Elastic elastic, Weights weights) {
    this.elastic = elastic;
    this.places = elastic.places();
    this.weights = weights;
  }

  /** The whole: one parameter a place and name, and the matrices of the kernels. */
  public Weights whole() {
    return weights;
  }

  /** What is a slice of what. */
  public Elastic elastic() {
    return elastic;
  }

  @Override
  public LayerWeights layer(Layer layer) {
    var specs = layer.operation().accept(Parameters.OF);
    if (specs.isEmpty()) {
      return new LayerWeights.Whole(List.of());
    }
    var of = places.get(layer.place());
    if (of == null) {
      throw new IllegalArgumentException("no layer at `" + layer.place() + "`");
    }
    var whole =
        weights.of(new Layer(of.place(), of.place(), of.operation(), of.inputs(), of.output()));
    var shapes = specs.stream().map(Parameters.Spec::shape).toList();
    return new Sliced(whole, crops(layer), shapes);
  }

  /** From the largest kernel to that of a layer, one size after the other. */
  private List<Crop> crops(Layer layer) {
    var crops = new ArrayList<Crop>();
    var sizes = elastic.kernels().getOrDefault(layer.place(), List.of());
    if (layer.operation() instanceof Operation.Conv conv) {
      for (int i = 1; i < sizes.size() && sizes.get(i).area() >= conv.kernel().area(); i++) {
        var to = sizes.get(i);
        var key = "%s.%sto%s_matrix".formatted(layer.place(), side(sizes.get(i - 1)), side(to));
        crops.add(new Crop(to, weights.matrix(key, Math.toIntExact(to.area()))));
      }
    }
    return crops;
  }

  private static String side(Extent kernel) {
    return kernel.height() == kernel.width()
        ? String.valueOf(kernel.height())
        : kernel.height() + "x" + kernel.width();
  }

  @Override
  public void close() {
    weights.close();
  }

  /** The centre of a kernel, as a matrix moves it. */
  private record Crop(Extent to, Parameter matrix) {
    /** From O×I×H×W to O×I×h×w. */
    NDArray of(NDArray kernels) {
      var shape = kernels.getShape();
      long top = (shape.get(2) - to.height()) / 2;
      long left = (shape.get(3) - to.width()) / 2;
      var centre =
          new NDIndex()
              .addAllDim(2)
              .addSliceDim(top, top + to.height())
              .addSliceDim(left, left + to.width());
      try (var cut = kernels.get(centre);
          var rows = cut.reshape(shape.get(0) * shape.get(1), to.area());
          var moved = rows.getNDArrayInternal().linear(rows, matrix.value(), null).get(0)) {
        return moved.reshape(shape.get(0), shape.get(1), to.height(), to.width());
      }
    }
  }

  /**
   * Slices of some parameters.
   *
   * @param crops of the first, which is a kernel where there are any
   * @param shapes of the slices
   */
  private record Sliced(List<Parameter> whole, List<Crop> crops, List<Shape> shapes)
      implements LayerWeights {
    @Override
    public List<Parameter> learned() {
      var all = new ArrayList<>(whole);
      crops.forEach(crop -> all.add(crop.matrix()));
      return all;
    }

    @Override
    public List<NDArray> values() {
      var values = new ArrayList<NDArray>();
      for (int i = 0; i < whole.size(); i++) {
        var value = first(whole.get(i).value(), shapes.get(i));
        values.add(i == 0 ? cropped(value) : value);
      }
      return values;
    }

    /** The first of the outputs and inputs; the parameter itself where that is all. */
    private static NDArray first(NDArray value, Shape shape) {
      boolean all = true;
      var index = new NDIndex();
      for (int axis = 0; axis < shape.dimension(); axis++) {
        boolean kernel = axis >= 2;
        all &= kernel || shape.get(axis) == value.getShape().get(axis);
        index = kernel ? index.addAllDim() : index.addSliceDim(0, shape.get(axis));
      }
      return all ? value : value.get(index);
    }

    private NDArray cropped(NDArray kernels) {
      var now = kernels;
      for (var crop : crops) {
        var smaller = crop.of(now);
        if (!isLearned(now)) {
          now.close();
        }
        now = smaller;
      }
      return now;
    }

    @SuppressWarnings("ReferenceEquality") // whether it is the parameter itself
    private boolean isLearned(NDArray value) {
      return whole.stream().anyMatch(parameter -> parameter.value() == value);
    }

    @Override
    public LayerWeights with(UnaryOperator<Parameter> others) {
      var cut =
          crops.stream().map(crop -> new Crop(crop.to(), others.apply(crop.matrix()))).toList();
      return new Sliced(whole.stream().map(others).toList(), cut, shapes);
    }

    @Override
    public void release(List<NDArray> values) {
      values.stream().filter(value -> !isLearned(value)).forEach(NDArray::close);
    }
  }
}
