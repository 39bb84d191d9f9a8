import std.mobile

/// Once-for-All (Cai, Gan, Wang, Zhang, Han, ICLR 2020), section 3.1: depth, width, kernel and resolution of MobileNetV3 are all open.
///
/// 7371^5 architectures at one resolution, 25 times as many over all of them. Layers beyond the depth are left out at the end of a stage.
space ofa(width = 1.0, size = any(128..224 by 4), classes = 1000) {
  let w(c) = round(c * width, to: 8, keep: 90%)
  block stage(c, s, se, act) {
    repeat(any(2..4)) { bneck(w(c), kernel: any(3, 5, 7), expand: any(3, 4, 6), stride: s then 1, se: se, act: act) }
  }
  input: image(3, size, size)
  conv_bn(w(16), kernel: 3, stride: 2, act: hswish)
  bneck(w(16), kernel: 3, expand: 1, act: relu)
  //          c  s  se     act
  s1: stage( 24, 2, false, relu)
  s2: stage( 40, 2, true,  relu)
  s3: stage( 80, 2, false, hswish)
  s4: stage(112, 1, true,  hswish)
  s5: stage(160, 2, true,  hswish)
  conv_bn(w(960), kernel: 1, act: hswish)
  global_avg_pool; conv(w(1280), kernel: 1); hswish; linear(classes)
}

/// The same, on the widths of ProxylessNAS for GPUs and servers; the last stage has one layer.
space ofa_proxyless(width = 1.3, size = any(128..224 by 4), classes = 1000) {
  let w(c) = round(c * width, to: 8, keep: 90%)
  block layer(c, s) = mbconv(w(c), kernel: any(3, 5, 7), expand: any(3, 4, 6), stride: s)
  block stage(c, s) { repeat(any(2..4)) { layer(c, s then 1) } }
  input: image(3, size, size)
  conv_bn(w(32), kernel: 3, stride: 2)
  mbconv(w(16), kernel: 3, expand: 1)
  s1: stage( 24, 2)
  s2: stage( 40, 2)
  s3: stage( 80, 2)
  s4: stage( 96, 1)
  s5: stage(192, 2)
  s6: layer(320, 1)
  conv_bn(w(1280), kernel: 1)
  global_avg_pool; linear(classes)
}

/// Operation by operation, as measured on a Galaxy Note 10.
let note10 = latency_table("latency/note10.csv")

/// Section 3.2: the largest network is trained, then kernel, depth and width are let go step by step, from it as a
/// teacher. A predictor of accuracy, learnt from 16,000 networks, and a table of latencies then find one network a
/// device without training. The rates are the released code's, for one of 32 devices.
search once_for_all {
  space: ofa
  data:  image_folder("data/imagenet", holdout: 10_000)
  maximize accuracy
  strategy {
    full:   train(largest, recipe: ofa_full)
    kernel: shrink(full, kernel: [7, 5, 3], paths: 1,
                   recipe: ofa(lr: cosine(0.03), epochs: 120, warmup: 5, teacher: full, distill: 1))
    deep: shrink(kernel, depth: [4, 3], paths: 2,
                 recipe: ofa(lr: cosine(0.0025), epochs: 25, teacher: full, distill: 1))
    depth: shrink(deep, depth: [4, 3, 2], paths: 2,
                  recipe: ofa(lr: cosine(0.0075), epochs: 120, warmup: 5, teacher: full, distill: 1))
    wide: shrink(depth, expand: [6, 4], paths: 4,
                 recipe: ofa(lr: cosine(0.0025), epochs: 25, teacher: full, distill: 1))
    net: shrink(wide, expand: [6, 4, 3], paths: 4,
                recipe: ofa(lr: cosine(0.0075), epochs: 120, warmup: 5, teacher: full, distill: 1))
    judge:  predictor(samples: 16_000, score: net, width: 400)
    phones: each(limit: [20ms, 30ms, 50ms]) {
      evolve(score: judge, within: latency(note10) <= limit, population: 100, generations: 500)
    }
  }
}
