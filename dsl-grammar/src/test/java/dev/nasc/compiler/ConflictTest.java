package dev.nasc.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Requirements that cannot be met together are named, and no others. */
class ConflictTest {
  private static final String SPACE =
      """
      import std.mobile
      space s {
        input: image(3, 32, 32)
        conv_bn(16)
        repeat(6) { mbconv(16, kernel: any(3, 7), expand: any(1, 6)) }
        global_avg_pool; linear(10)
        %s
      }
      """;

  private static List<String> errors(String requirements) {
    return Compile.errors(Compile.text(SPACE.formatted(requirements)));
  }

  @Test
  void namesASmallestSet() {
    // What is wide is costly: 6M multiply-adds leave no room for 20,000 parameters.
    assertEquals(
        List.of(
            "9:9 No architecture meets `macs <= 6M` and `params >= 20k` together."
                + " Without any one of them, there are some."),
        errors("require macs <= 6M\nrequire activation_bytes >= 700k\nrequire params >= 20k"));
  }

  @Test
  void namesARequirementThatConflictsWithItself() {
    assertEquals(
        List.of("7:11 No architecture meets `macs <= 6M and params >= 20k` together."),
        errors("require macs <= 6M and params >= 20k"));
  }

  @Test
  void leavesAloneWhatSomethingMeets() {
    assertEquals(List.of(), errors("require macs <= 6M\nrequire params >= 3k"));
  }
}
