import std.mobile

// MobileNetV3 (Howard et al., ICCV 2019), tables 1 and 2. Both are results of a search, so their spaces are
// closed; `width` and `size` scale them as section 6 does. Where a squeeze is used it is a quarter of the
// width in the middle, as in the authors' code. `netadapt.nas` is a space as NetAdapt sees it.

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
