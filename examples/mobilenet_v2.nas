import std.mobile

/// MobileNetV2 (Sandler, Howard, Zhu, Zhmoginov, Chen, CVPR 2018), table 2: every stage may be narrower or wider.
space mobilenet_v2(classes = 1000) {
  block stage(e, c, n, s) {
    let width = any(75%, 100%, 140%)
    repeat(n) { mbconv(round(c * width, to: 8, keep: 90%), expand: e, stride: s then 1) }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2)
  //        e    c  n  s
  s1: stage(1,  16, 1, 1)
  s2: stage(6,  24, 2, 2)
  s3: stage(6,  32, 3, 2)
  s4: stage(6,  64, 4, 2)
  s5: stage(6,  96, 3, 1)
  s6: stage(6, 160, 3, 2)
  s7: stage(6, 320, 1, 1)
  conv_bn(1280, kernel: 1)
  global_avg_pool; dropout(20%); linear(classes)
}

/// 300,774,272 multiply-adds, 3,504,872 parameters; 300M, 3.4M and 72.0 % top-1 on ImageNet as published.
architecture mobilenet_v2_1 of mobilenet_v2 {
  s1.width = 100%; s2.width = 100%; s3.width = 100%; s4.width = 100%; s5.width = 100%; s6.width = 100%; s7.width = 100%
}
