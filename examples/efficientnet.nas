import std.mobile
import "mnasnet.nas"

/// EfficientNet (Tan and Le, ICML 2019), table 1: B0 with three multipliers.
space efficientnet(width = 1.0, depth = 1.0, size = 224, drop = 20%, classes = 1000) {
  let w(c) = round(c * width, to: 8, keep: 90%)
  block stage(n, c, k, e, s) {
    repeat(ceil(n * depth)) { mbconv(w(c), kernel: k, expand: e, stride: s then 1, se: 25%, act: swish) }
  }
  input: image(3, size, size)
  conv_bn(w(32), kernel: 3, stride: 2, act: swish)
  //        n    c  k  e  s
  s1: stage(1,  16, 3, 1, 1)
  s2: stage(2,  24, 3, 6, 2)
  s3: stage(2,  40, 5, 6, 2)
  s4: stage(3,  80, 3, 6, 2)
  s5: stage(3, 112, 5, 6, 1)
  s6: stage(4, 192, 5, 6, 2)
  s7: stage(1, 320, 3, 6, 1)
  conv_bn(w(1280), kernel: 1, act: swish)
  global_avg_pool; dropout(drop); linear(classes)
}

// The released coefficients are no powers of the paper's α = 1.2, β = 1.1, γ = 1.15. The published counts of
// B4 and B5, 4.2G and 9.9G, are lower than any exact count of the released networks.
/// 385,814,752 multiply-adds, 5,288,548 parameters; 0.39G and 77.1 % top-1 as published.
architecture b0 of efficientnet
/// 686,802,832 multiply-adds, 7,794,184 parameters; 0.70G and 79.1 % as published.
architecture b1 of efficientnet(width: 1.0, depth: 1.1, size: 240)
/// 993,561,872 multiply-adds, 9,109,994 parameters; 1.0G and 80.1 % as published.
architecture b2 of efficientnet(width: 1.1, depth: 1.2, size: 260, drop: 30%)
/// 1,827,141,392 multiply-adds, 12,233,232 parameters; 1.8G and 81.6 % as published.
architecture b3 of efficientnet(width: 1.2, depth: 1.4, size: 300, drop: 30%)
/// 4,393,771,024 multiply-adds, 19,341,616 parameters; 82.9 % as published.
architecture b4 of efficientnet(width: 1.4, depth: 1.8, size: 380, drop: 40%)
/// 10,266,384,752 multiply-adds, 30,389,784 parameters; 83.6 % as published.
architecture b5 of efficientnet(width: 1.6, depth: 2.2, size: 456, drop: 40%)
/// 19,067,593,536 multiply-adds, 43,040,704 parameters; 19G and 84.0 % as published.
architecture b6 of efficientnet(width: 1.8, depth: 2.6, size: 528, drop: 50%)
/// 37,745,884,192 multiply-adds, 66,347,960 parameters; 37G and 84.3 % as published.
architecture b7 of efficientnet(width: 2.0, depth: 3.1, size: 600, drop: 50%)

/// Section 3.3: which way to grow B0 by a factor of two, φ = 1. A grid over three multipliers that double the
/// multiply-adds; each of its 109 networks is trained.
search compound_scaling {
  let w = any(1.0..1.4 by 0.05)
  let d = any(1.0..2.0 by 0.05)
  let r = any(1.0..1.4 by 0.05)
  space: efficientnet(width: w, depth: d, size: round(224 * r, to: 4))
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy
  require d * w ^ 2 * r ^ 2 in 1.9..2.1
  strategy { best: grid(score: trained(mobile)) }
}

/// Section 4: B0 itself is found as MnasNet is, for 400M multiply-adds rather than for a device.
search b0_baseline {
  space: mnasnet
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy * (macs / 400M) ^ -0.07
  strategy {
    found: ppo(controller: lstm(100), score: trained(mobile(epochs: 5)), trials: 8_000)
    best:  train(found, recipe: mobile)
  }
}
