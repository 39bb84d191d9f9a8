import std.mobile

/// MnasNet (Tan, Chen, Pang, Vasudevan, Sandler, Howard, Le, CVPR 2019), section 4.1: seven blocks around those of MobileNetV2; all layers of a block are alike.
///
/// Each block decides its kind of layer, kernel, squeeze-and-excitation, what goes beside a convolution, a width of 75 %, 100 % or 125 %, and one layer more or fewer. Beside the first layer, where the shape changes, nothing goes.
space mnasnet(classes = 1000) {
  block stage(c, n, s) {
    let width = any(75%, 100%, 125%)
    let out = round(c * width, to: 8)
    block beside(skip, layer, stride) {
      let same = stride == 1 and out == input.channels
      sum(layer, input) if skip == "identity" and same
        else sum(layer, max_pool(3)) if skip == "pool" and same
        else layer
    }
    let layer = any(
      conv: beside(any("none", "pool", "identity"), conv_bn(out, kernel: any(3, 5), stride: s then 1), s then 1),
      sep: sep_bn(out, kernel: any(3, 5), stride: s then 1, se: any(0, 25%)),
      mb: mbconv(out, kernel: any(3, 5), expand: any(3, 6), stride: s then 1, se: any(0, 25%)))
    repeat(any(n - 1 if n > 1, n, n + 1)) { layer }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2)
  //          c  n  s
  s1: stage( 16, 1, 1)
  s2: stage( 24, 2, 2)
  s3: stage( 32, 3, 2)
  s4: stage( 64, 4, 2)
  s5: stage( 96, 3, 1)
  s6: stage(160, 3, 2)
  s7: stage(320, 1, 1)
  conv_bn(1280, kernel: 1); global_avg_pool; linear(classes)
}

/// MnasNet-A1 (figure 7 of the paper). Its 112 channels are not among the widths above, so it is a space of its own.
space mnasnet_a1(classes = 1000) {
  block stage(e, k, c, n, s, se) { repeat(n) { mbconv(c, kernel: k, expand: e, stride: s then 1, se: se, act: relu) } }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2, act: relu)
  sep_bn(16, act: relu)
  //    e  k    c  n  s  se
  stage(6, 3,  24, 2, 2,   0)
  stage(3, 5,  40, 3, 2, 25%)
  stage(6, 3,  80, 4, 2,   0)
  stage(6, 3, 112, 2, 1, 25%)
  stage(6, 5, 160, 3, 2, 25%)
  stage(6, 3, 320, 1, 1,   0)
  conv_bn(1280, kernel: 1, act: relu); global_avg_pool; dropout(20%); linear(classes)
}

/// MnasNet-B1, without squeeze-and-excitation. Its 192 channels are not among the widths above either.
space mnasnet_b1(classes = 1000) {
  block stage(e, k, c, n, s) { repeat(n) { mbconv(c, kernel: k, expand: e, stride: s then 1, act: relu) } }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2, act: relu)
  sep_bn(16, act: relu)
  //    e  k    c  n  s
  stage(3, 3,  24, 3, 2)
  stage(3, 5,  40, 3, 2)
  stage(6, 5,  80, 3, 2)
  stage(6, 3,  96, 2, 1)
  stage(6, 5, 192, 4, 2)
  stage(6, 3, 320, 1, 1)
  conv_bn(1280, kernel: 1, act: relu); global_avg_pool; dropout(20%); linear(classes)
}

/// 311,579,072 multiply-adds, 3,887,038 parameters; 312M, 3.9M and 75.2 % top-1 as published.
architecture a1 of mnasnet_a1
/// 314,415,872 multiply-adds, 4,383,312 parameters; 315M, 4.4M and 74.5 % top-1 as published.
architecture b1 of mnasnet_b1

/// Operation by operation, as measured on a Pixel 1.
let pixel1 = latency_table("latency/pixel1.csv")

/// Sections 3 and 5: 8,000 networks, five epochs each; twice the latency is worth 5 % of accuracy. The best 15 are
/// trained to the end.
search mnasnet_pixel1 {
  space: mnasnet
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy * (latency(pixel1) / 80ms) ^ -0.07
  strategy {
    found: ppo(controller: lstm(100), score: trained(mobile(epochs: 5)), trials: 8_000)
    best:  train(found, top: 15, recipe: mobile)
  }
}
