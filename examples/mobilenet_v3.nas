import std.mobile

// MobileNetV3 (Howard et al., ICCV 2019), tables 1 and 2. Both are results of a search, so their spaces are
// closed; `width` and `size` scale them as section 6 does. Where a squeeze is used it is a quarter of the
// width in the middle, as in the authors' code. The last space is the one that NetAdapt made Large of.

/// MobileNetV3-Large.
space mobilenet_v3_large(width = 1.0, size = 224, classes = 1000) {
  let w(c) = round(c * width, to: 8, keep: 90%)
  block row(kernel, middle, c, stride, se, act) = bneck(w(c), kernel: kernel, hidden: w(middle), stride: stride, se: se, act: act)
  input: image(3, size, size)
  conv_bn(w(16), kernel: 3, stride: 2, act: hswish)
  //  kernel middle  c stride se     act
  row(3,      16,   16, 1,    false, relu)
  row(3,      64,   24, 2,    false, relu)
  row(3,      72,   24, 1,    false, relu)
  row(5,      72,   40, 2,    true,  relu)
  row(5,     120,   40, 1,    true,  relu)
  row(5,     120,   40, 1,    true,  relu)
  row(3,     240,   80, 2,    false, hswish)
  row(3,     200,   80, 1,    false, hswish)
  row(3,     184,   80, 1,    false, hswish)
  row(3,     184,   80, 1,    false, hswish)
  row(3,     480,  112, 1,    true,  hswish)
  row(3,     672,  112, 1,    true,  hswish)
  row(5,     672,  160, 2,    true,  hswish)
  row(5,     960,  160, 1,    true,  hswish)
  row(5,     960,  160, 1,    true,  hswish)
  conv_bn(w(960), kernel: 1, act: hswish)
  global_avg_pool; linear(1280); hswish; dropout(20%); linear(classes)
}

/// MobileNetV3-Small.
space mobilenet_v3_small(width = 1.0, size = 224, classes = 1000) {
  let w(c) = round(c * width, to: 8, keep: 90%)
  block row(kernel, middle, c, stride, se, act) = bneck(w(c), kernel: kernel, hidden: w(middle), stride: stride, se: se, act: act)
  input: image(3, size, size)
  conv_bn(w(16), kernel: 3, stride: 2, act: hswish)
  //  kernel middle c stride se     act
  row(3,      16,  16, 2,    true,  relu)
  row(3,      72,  24, 2,    false, relu)
  row(3,      88,  24, 1,    false, relu)
  row(5,      96,  40, 2,    true,  hswish)
  row(5,     240,  40, 1,    true,  hswish)
  row(5,     240,  40, 1,    true,  hswish)
  row(5,     120,  48, 1,    true,  hswish)
  row(5,     144,  48, 1,    true,  hswish)
  row(5,     288,  96, 2,    true,  hswish)
  row(5,     576,  96, 1,    true,  hswish)
  row(5,     576,  96, 1,    true,  hswish)
  conv_bn(w(576), kernel: 1, act: hswish)
  global_avg_pool; linear(1024); hswish; dropout(20%); linear(classes)
}

/// 216,589,760 multiply-adds, 5,483,032 parameters; 219M, 5.4M and 75.2 % top-1 as published.
architecture large of mobilenet_v3_large

/// 56,510,400 multiply-adds, 2,542,856 parameters; 56M, 2.5M and 67.4 % top-1 as published.
architecture small of mobilenet_v3_small

/// Section 4.2: MnasNet-A1, from which Large was made. Any width in the middle may shrink by halves of its
/// input, or all bottlenecks of a stage at once, by eights; squeezes and outer layers are redesigned by hand afterwards.
space narrow_mnasnet_a1(classes = 1000) {
  block stage(e, k, c, n, s, se) {
    let width = any(round(c / 2, to: 8)..c by 8)
    repeat(n) {
      let middle = any(input.channels..input.channels * e by input.channels / 2)
      mbconv(width, kernel: k, hidden: middle, stride: s then 1, se: se, act: relu)
    }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2, act: relu)
  sep_bn(16, act: relu)
  //        e  k    c  n  s   se
  s1: stage(6, 3,  24, 2, 2,   0)
  s2: stage(3, 5,  40, 3, 2, 25%)
  s3: stage(6, 3,  80, 4, 2,   0)
  s4: stage(6, 3, 112, 2, 1, 25%)
  s5: stage(6, 5, 160, 3, 2, 25%)
  s6: stage(6, 3, 320, 1, 1,   0)
  conv_bn(1280, kernel: 1, act: relu); global_avg_pool; dropout(20%); linear(classes)
}

/// Operation by operation, as measured on a Pixel 1.
let pixel1 = latency_table("latency/pixel1.csv")

/// Each step cuts at least 1 % of the first latency, by the proposal that loses least accuracy for it after 10,000
/// steps of training; the result is trained anew.
search mobilenet_v3_pixel1 {
  space: narrow_mnasnet_a1
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy
  minimize latency(pixel1)
  strategy {
    seed:  train(largest, recipe: mobile)
    steps: netadapt(seed, first: 1%, decay: 1, until: 85%, pick: ratio, tune: mobile(steps: 10_000))
    best:  train(steps, recipe: mobile)
  }
}
