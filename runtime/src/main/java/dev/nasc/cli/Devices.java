package dev.nasc.cli;

/** The names of devices. */
final class Devices {
  private Devices() {}

  static String checked(String device) {
    if (device.matches("auto|cpu|gpu(\\(\\d{1,3}\\))?")) {
      return device;
    }
    throw new UsageException(
        "There is no device `%s`; there is auto, cpu and gpu(0).".formatted(device));
  }
}
