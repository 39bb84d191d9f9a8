package dev.nasc.train;

/** A loss on one device, with the meter of what it was. */
interface DeviceLoss extends AutoCloseable {
  /** The mean since it was last asked; waits for the device. */
  double meanLoss();

  @Override
  void close();
}
