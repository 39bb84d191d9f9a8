// A space of mobile networks for 224 × 224 images, held to a limit. `nasc cost FILE` counts its networks
// and bounds their cost; `nasc sample FILE --where "macs <= 300M"` draws small ones.

import std.mobile  // brings `conv_bn`, `mbconv` and others

/// Stages of inverted bottlenecks, as in MobileNetV2 (Sandler et al. 2018).
space mobile(classes = 1000) {
  // A stage: `n` layers of `c` channels, the first with stride `s`. Each layer chooses its kernel; the
  // expansion is given to the stage, so it is one choice for the whole stage.
  block stage(c, n, s, expand) {
    repeat(n) { mbconv(c, kernel: any(3, 5, 7), expand: expand, stride: s then 1) }
  }

  input: image(3, 224, 224)
  conv_bn(32, stride: 2)
  mbconv(16, expand: 1)
  //         c   n  s  expand
  s1: stage( 24, 2, 2, any(3, 6))
  s2: stage( 40, 3, 2, any(3, 6))
  s3: stage( 80, 3, 2, any(3, 6))
  s4: stage(112, 3, 1, any(3, 6))
  s5: stage(192, 3, 2, any(3, 6))
  conv_bn(1280, kernel: 1)
  global_avg_pool; dropout(20%); linear(classes)
}

/// Every choice as small as it may be.
architecture least of mobile {
  s1.expand = 3;  s1.kernel = [3, 3]
  s2.expand = 3;  s2.kernel = [3, 3, 3]
  s3.expand = 3;  s3.kernel = [3, 3, 3]
  s4.expand = 3;  s4.kernel = [3, 3, 3]
  s5.expand = 3;  s5.kernel = [3, 3, 3]
}

/// The same network with a head for ten classes.
architecture least_of_ten of mobile(classes: 10) = least
