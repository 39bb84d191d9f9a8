import std.mobile

/// NetAdapt (Yang, Howard, Chen, Zhang, Go, Sandler, Sze, Adam, ECCV 2018) on MobileNetV1 (Howard et al. 2017, table 1): every width may shrink, in steps of eight.
space narrow_mobilenet(classes = 1000) {
  block layer(c, s = 1) {
    dw_conv(kernel: 3, stride: s); bn; relu
    conv_bn(c, kernel: 1, act: relu)
  }
  input: image(3, 224, 224)
  l0:    conv_bn(any(8..32 by 8), kernel: 3, stride: 2, act: relu)
  l1:    layer(any(8..64 by 8))
  l2:    layer(any(8..128 by 8), s: 2)
  l3:    layer(any(8..128 by 8))
  l4:    layer(any(8..256 by 8), s: 2)
  l5:    layer(any(8..256 by 8))
  l6:    layer(any(8..512 by 8), s: 2)
  l7:    repeat(5) { layer(any(8..512 by 8)) }
  l8:    layer(any(8..1024 by 8), s: 2)
  l9:    layer(any(8..1024 by 8))
  global_avg_pool; linear(classes)
}

/// MobileNetV1 as it is before anything is taken away: 568,740,352 multiply-adds, 4,231,976 parameters; 569M, 4.2M and 70.6 % top-1 as published.
architecture mobilenet_v1 of narrow_mobilenet {
  l0.c = 32; l1.c = 64; l2.c = 128; l3.c = 128; l4.c = 256; l5.c = 256; l6.c = 512
  l7.c = [512, 512, 512, 512, 512]
  l8.c = 1024; l9.c = 1024
}

/// Operation by operation, as measured on a Pixel 1.
let pixel1 = latency_table("latency/pixel1.csv")

/// Section 3: each step makes the network faster by 2.5 % of its first latency, a little less each time, by the one
/// layer that keeps most accuracy after 500 steps of training; it ends at a quarter. `pick: ratio` is the rule of the
/// released code and of MobileNetV3.
search netadapt_pixel1 {
  space: narrow_mobilenet
  data:  image_folder("data/imagenet", holdout: 10_000)
  maximize accuracy
  minimize latency(pixel1)
  strategy {
    full:  train(largest, recipe: mobile)
    steps: netadapt(full, first: 2.5%, decay: 0.96, until: 25%, pick: accuracy, tune: short(lr: 1e-3, steps: 500))
    best:  train(steps, recipe: long)
  }
}
