package dev.nasc.cli;

import dev.nasc.model.plan.Devices;

/** What {@code --device} may say. */
final class DeviceOption {
  private DeviceOption() {}

  static String checked(String device) {
    if (Devices.of(device).isPresent()) {
      return device;
    }
    throw new UsageException(
        "There is no device `%s`; there is %s.".formatted(device, Devices.FORMS));
  }
}
