package dev.nasc.network;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import dev.nasc.model.plan.Devices;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The engine: the only class that touches {@code ai.djl.pytorch..}. It holds what DJL's own API
 * lacks: any seed for a backward pass, gradients that may be absent, batch norm with PyTorch's
 * momentum, grad mode by thread, and a clock for the time spent inside the engine.
 */
public final class Torch {
  private static final LongAdder ENGINE_NANOS = new LongAdder();

  private final Engine engine;
  private final Device device;
  private final Devices devices;

  private Torch(Engine engine, Device device, Devices devices) {
    this.engine = engine;
    this.device = device;
    this.devices = devices;
  }

  /**
   * Loads the engine, once per process, and picks a device, or the first of several.
   *
   * @param wanted as {@link Devices} reads it; {@code auto} is a GPU where the engine can use one
   * @param threads inside one operation, or 0 for one a core; the first call in a process decides
   * @throws EngineUnavailable where the engine does not load or a device is not there
   */
  public static Torch open(String wanted, int threads) {
    var devices =
        Devices.of(wanted)
            .orElseThrow(
                () ->
                    new EngineUnavailable(
                        "No device is called `" + wanted + "`; write " + Devices.FORMS + "."));
    var engine = EngineLoader.load(threads);
    int gpus = engine.hasCapability(StandardCapabilities.CUDA) ? engine.getGpuCount() : 0;
    if (devices.kind() == Devices.Kind.GPU && devices.last() >= gpus) {
      throw new EngineUnavailable(
          "Device `"
              + wanted
              + "` is not there: "
              + (gpus == 0 ? "the engine finds no GPU" : "there are " + gpus + " GPUs, from gpu(0)")
              + "; write `cpu`, or `auto` to take what there is.");
    }
    boolean onGpu = devices.kind() != Devices.Kind.CPU && gpus > 0;
    var there =
        new Devices(onGpu ? Devices.Kind.GPU : Devices.Kind.CPU, devices.first(), devices.last());
    return new Torch(engine, device(there, devices.first()), there);
  }

  private static Device device(Devices devices, int number) {
    return devices.kind() == Devices.Kind.GPU ? Device.gpu(number) : Device.cpu();
  }

  /** The devices beside this one that share each batch with it. */
  public List<Torch> others() {
    return IntStream.rangeClosed(devices.first() + 1, devices.last())
        .mapToObj(i -> new Torch(engine, device(devices, i), new Devices(devices.kind(), i, i)))
        .toList();
  }

  /** {@code cpu}, {@code gpu(0)} or {@code gpu(0..3)}. */
  public String device() {
    return devices.toString();
  }

  /**
   * Whether images should lie in memory as N×H×W×C, which each operation hands on to the next. On
   * the CPU a forward pass takes a third and a step half the time of N×C×H×W.
   */
  public boolean channelsLast() {
    return !device.isGpu();
  }

  /** Whether all devices draw from one generator. */
  public boolean oneGenerator() {
    return !device.isGpu();
  }

  public Fingerprint fingerprint() {
    return new Fingerprint(
        engine.getVersion(), JniUtils.getNumThreads(), Fingerprint.cpuCapability(), device());
  }

  /**
   * A manager for the arrays of one step. Its own device is always the CPU: DJL creates the scalars
   * that it needs on the manager's device, and there they cost no wait for a GPU. What goes in by
   * {@link #upload} lies on the device, and so does all that is computed from it.
   */
  public NDManager newManager() {
    return engine.newBaseManager(Device.cpu());
  }

  /** An array on the device with what a float32 tensor of a file holds. */
  public NDArray upload(NDManager manager, Tensor tensor) {
    return upload(manager, tensor.floats(), new Shape(tensor.shape()));
  }

  /** An array of float32 on the device. */
  public NDArray upload(NDManager manager, float[] values, Shape shape) {
    return onDevice(manager.create(values, shape));
  }

  /** An array of int64 on the device. */
  public NDArray upload(NDManager manager, long[] values) {
    return onDevice(manager.create(values));
  }

  public NDArray zeros(NDManager manager, Shape shape) {
    return onDevice(manager.zeros(shape, DataType.FLOAT32));
  }

  /** Copies, so that the result never borrows memory of the JVM, which a graph may outlive. */
  private NDArray onDevice(NDArray array) {
    try (array) {
      return device.isGpu() ? array.toDevice(device, true) : array.duplicate();
    }
  }

  /** The same array on this device; itself where it lies there. */
  public NDArray here(NDArray array) {
    return array.toDevice(device, false);
  }

  /** The same numbers in float16; the engine differentiates neither this nor the way back. */
  public static NDArray inHalf(NDArray array) {
    return array.toType(DataType.FLOAT16, true);
  }

  /** Gives an array the elements of another of its shape, on any device. */
  public static void set(NDArray target, NDArray value) {
    notRecording(
        () -> {
          target.subi(target);
          add(target, value);
        });
  }

  /**
   * Adds to the gradient of a parameter, also where no backward pass has reached it: what a pass
   * from the parameter itself does.
   *
   * @param term of the parameter's shape, on any device and of any type
   */
  static void addToGradient(NDArray parameter, NDArray term) {
    try (var moved = term.toDevice(parameter.getDevice(), false);
        var full = moved.toType(DataType.FLOAT32, false)) {
      run(() -> JniUtils.backward((PtNDArray) parameter, (PtNDArray) full, false, false));
    }
  }

  /** Adds an array, which may lie on another device, to one of its shape. */
  static void add(NDArray target, NDArray term) {
    if (target.getDevice().equals(term.getDevice())) {
      target.addi(term);
      return;
    }
    try (var moved = term.toDevice(target.getDevice(), false)) {
      target.addi(moved);
    }
  }

  /** A copy of a float32 array on the host. */
  public static Tensor download(String name, NDArray array) {
    var shape = LongStream.of(array.getShape().getShape()).boxed().toList();
    return Tensor.of(name, shape, array.toFloatArray());
  }

  /**
   * Seeds the engine's one native generator, from which dropout draws. Its state cannot be read, so
   * each step seeds it anew.
   */
  public void seed(long seed) {
    JniUtils.setSeed(seed);
  }

  /** Runs {@code work} so that what it computes can be differentiated. */
  public static <T> T recording(Supplier<T> work) {
    return withGradMode(true, work);
  }

  static boolean isRecording() {
    return JniUtils.isGradMode();
  }

  /** Runs {@code work} without recording. */
  public static <T> T inferring(Supplier<T> work) {
    return withGradMode(false, work);
  }

  /** As {@link #inferring}, for work without a result, such as updates. */
  public static void notRecording(Runnable work) {
    inferring(
        () -> {
          work.run();
          return true;
        });
  }

  /** Grad mode belongs to a thread, and is on in each but the one that loaded the engine. */
  private static <T> T withGradMode(boolean on, Supplier<T> work) {
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(on);
    try {
      return work.get();
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * Adds the vector–Jacobian product {@code seed · ∂output/∂p} to the gradient of every parameter p
   * that the output hangs on.
   *
   * @param seed of the output's shape; not differentiated
   */
  public void backward(NDArray output, NDArray seed) {
    run(() -> JniUtils.backward((PtNDArray) output, (PtNDArray) seed, false, false));
  }

  /** The gradient of a parameter, or null where no backward pass has reached it. Close it. */
  public static @Nullable NDArray gradient(NDArray parameter) {
    return JniUtils.getGradient((PtNDArray) parameter);
  }

  /** Whether backward passes from now on reach a parameter. */
  public static void record(NDArray parameter, boolean recorded) {
    parameter.setRequiresGradient(recorded);
  }

  public static void zeroGradient(NDArray parameter) {
    JniUtils.zeroGrad((PtNDArray) parameter);
  }

  /**
   * Batch normalisation of N×C×H×W, ε = 1e-5.
   *
   * @param batchStatistics whether to normalise by the batch's mean and variance, and to move the
   *     running ones towards them by {@code momentum} (PyTorch's: 1 forgets the past)
   */
  static NDArray batchNorm(
      NDArray x,
      NDArray scale,
      NDArray shift,
      Statistics.Pair running,
      boolean batchStatistics,
      double momentum) {
    // The binding takes (x, mean, variance, scale, shift), whatever it calls its parameters.
    return JniUtils.batchNorm(
        (PtNDArray) x,
        (PtNDArray) running.mean(),
        (PtNDArray) running.variance(),
        (PtNDArray) scale,
        (PtNDArray) shift,
        batchStatistics,
        momentum,
        1e-5);
  }

  /** Equal parts of the channels. */
  static List<NDArray> split(NDArray x, int parts) {
    return JniUtils.split((PtNDArray) x, x.getShape().get(1) / parts, 1);
  }

  /** Mean of each channel, N×C×H×W to N×C×1×1. */
  static NDArray globalAveragePool(NDArray x) {
    return average(x, new Shape(1, 1));
  }

  /** Each channel in another size: the means of as many even parts of the map. */
  static NDArray average(NDArray x, Shape size) {
    return JniUtils.adaptiveAvgPool((PtNDArray) x, size);
  }

  /** Nanoseconds that this process has spent inside the engine's calls, all threads together. */
  public static long engineNanos() {
    return ENGINE_NANOS.sum();
  }

  /** Runs one of the engine's calls on the clock of {@link #engineNanos}. */
  public static <T> T call(Supplier<T> call) {
    long start = System.nanoTime();
    try {
      return call.get();
    } finally {
      ENGINE_NANOS.add(System.nanoTime() - start);
    }
  }

  /** As {@link #call}, for calls without a result. */
  public static void run(Runnable call) {
    long start = System.nanoTime();
    try {
      call.run();
    } finally {
      ENGINE_NANOS.add(System.nanoTime() - start);
    }
  }
}
