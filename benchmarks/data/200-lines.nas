// A file of ordinary size and mixture, to measure with: four spaces, their architectures, recipes and searches.

import std.mobile

let digits_classes = 10
let imagenet_classes = 1000

// ---------------------------------------------------------------------------------------------------
// Inverted bottlenecks for 224 × 224 images
// ---------------------------------------------------------------------------------------------------

/// FairNAS (Chu et al. 2019): six inverted bottlenecks to choose from in each of 19 layers.
space fairnas(classes = imagenet_classes) {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5, 7), expand: any(3, 6), stride: s then 1) }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2)
  mbconv(16, kernel: 3, expand: 1)
  //          c   n  s
  s1: stage( 32,  2, 2)
  s2: stage( 40,  4, 2)
  s3: stage( 80,  4, 2)
  s4: stage( 96,  4, 1)
  s5: stage(192,  4, 2)
  s6: stage(320,  1, 1)
  conv_bn(1280, kernel: 1)
  global_avg_pool; dropout(20%); linear(classes)
}

/// The largest of the published three.
architecture fairnas_a of fairnas {
  s1.kernel = [7, 3];        s1.expand = [3, 3]
  s2.kernel = [7, 3, 7, 3];  s2.expand = [3, 6, 6, 3]
  s3.kernel = [3, 7, 7, 5];  s3.expand = [3, 6, 6, 3]
  s4.kernel = [3, 5, 5, 3];  s4.expand = [6, 3, 3, 6]
  s5.kernel = [3, 7, 3, 7];  s5.expand = [6, 6, 6, 6]
  s6.kernel = [5];           s6.expand = [6]
}

/// Every layer as small as it may be.
architecture fairnas_least of fairnas {
  s1.kernel = [3, 3];        s1.expand = [3, 3]
  s2.kernel = [3, 3, 3, 3];  s2.expand = [3, 3, 3, 3]
  s3.kernel = [3, 3, 3, 3];  s3.expand = [3, 3, 3, 3]
  s4.kernel = [3, 3, 3, 3];  s4.expand = [3, 3, 3, 3]
  s5.kernel = [3, 3, 3, 3];  s5.expand = [3, 3, 3, 3]
  s6.kernel = [3];           s6.expand = [3]
}

/// Every layer as large as it may be.
architecture fairnas_greatest of fairnas {
  s1.kernel = [7, 7];        s1.expand = [6, 6]
  s2.kernel = [7, 7, 7, 7];  s2.expand = [6, 6, 6, 6]
  s3.kernel = [7, 7, 7, 7];  s3.expand = [6, 6, 6, 6]
  s4.kernel = [7, 7, 7, 7];  s4.expand = [6, 6, 6, 6]
  s5.kernel = [7, 7, 7, 7];  s5.expand = [6, 6, 6, 6]
  s6.kernel = [7];           s6.expand = [6]
}

/// The same stages with the width of each to choose as well, decided once a stage.
space widths(classes = imagenet_classes) {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5), expand: any(3, 6), stride: s then 1) }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2)
  mbconv(16, kernel: 3, expand: 1)
  s1: stage(any( 24..40 by 8),   2, 2)
  s2: stage(any( 32..48 by 8),   4, 2)
  s3: stage(any( 64..96 by 16),  4, 2)
  s4: stage(any( 80..112 by 16), 4, 1)
  s5: stage(any(160..224 by 32), 4, 2)
  s6: stage(any(256..384 by 64), 1, 1)
  conv_bn(1280, kernel: 1)
  global_avg_pool; dropout(20%); linear(classes)
}

// ---------------------------------------------------------------------------------------------------
// Three options a layer for 32 × 32 images
// ---------------------------------------------------------------------------------------------------

/// NAS-Bench-Macro (Su et al. 2021): eight layers, three options each; 6,561 architectures.
space nas_bench_macro {
  block layer(c, s) = any(
    id:  (input if s == 1 else conv_bn(c, kernel: 1, stride: s)),
    mb3: mbconv(c, kernel: 3, expand: 3, stride: s),
    mb6: mbconv(c, kernel: 5, expand: 6, stride: s))
  block stage(c, n) { repeat(n) { layer(c, 2 then 1) } }
  input: image(3, 32, 32)
  conv_bn(32, kernel: 3)
  s1: stage(64, 2)
  s2: stage(128, 3)
  s3: stage(256, 3)
  conv_bn(1280, kernel: 1); global_avg_pool; linear(10)
}

/// The most accurate of the benchmark.
architecture macro_best of nas_bench_macro {
  s1.layer = [mb6, mb6]
  s2.layer = [mb6, mb3, mb6]
  s3.layer = [mb6, mb6, id]
}

/// The smallest of the benchmark.
architecture macro_least of nas_bench_macro {
  s1.layer = [id, id]
  s2.layer = [id, id, id]
  s3.layer = [id, id, id]
}

// ---------------------------------------------------------------------------------------------------
// A small space for 8 × 8 digits
// ---------------------------------------------------------------------------------------------------

/// Separable layers with a kernel and a width to choose; one width a stage, a kernel a layer.
space tiny(classes = digits_classes) {
  block layer(c, s) { sep_bn(c, kernel: any(3, 5), stride: s) }
  block stage(c, n, s) { repeat(n) { layer(c, s then 1) } }
  input: image(1, 8, 8)
  stem: conv_bn(any(8, 16), kernel: 3)
  s1: stage(any(16, 24, 32), 2, 1)
  s2: stage(any(32, 48, 64), 3, 2)
  global_avg_pool
  linear(classes)
  require params <= 15_000, macs <= 350k
}

// ---------------------------------------------------------------------------------------------------
// Recipes
// ---------------------------------------------------------------------------------------------------

/// Shared weights: long, gentle, without tricks.
recipe supernet {
  optimizer: sgd(momentum: 0.9)
  lr: cosine(0.045)
  weight_decay: 4e-5
  batch: 256
  epochs: 150
}

/// One network from fresh weights.
recipe retrain {
  optimizer: sgd(momentum: 0.9, nesterov: true)
  lr: cosine(0.1)
  weight_decay: 1e-4
  batch: 128
  epochs: 300
  warmup: 5
  label_smoothing: 0.1
}

/// Some minutes on two cores.
recipe quick {
  optimizer: adam(beta1: 0.9, beta2: 0.999)
  lr: cosine(0.002)
  batch: 64
  epochs: 20
}

// ---------------------------------------------------------------------------------------------------
// Searches
// ---------------------------------------------------------------------------------------------------

/// A supernet trained strictly fair, a front over it, the best one from scratch.
search tiny_digits {
  space: tiny
  data:  digits(holdout: 20%, test: 20%)
  maximize accuracy
  minimize macs
  require  macs <= 300k
  strategy {
    net:   one_shot(paths: uniform, recipe: quick)
    front: nsga2(score: net, population: 40, trials: 400)
    best:  train(front, top: 1, recipe: quick(epochs: 60))
  }
  seed: 0
}

/// The same with more objectives and longer training.
search tiny_digits_long {
  space: tiny
  data:  digits(holdout: 20%, test: 20%, seed: 1)
  maximize accuracy
  minimize macs, params
  strategy {
    net:   one_shot(paths: uniform, recipe: supernet(batch: 64))
    front: nsga2(score: net, population: 80, trials: 4_000, crossover: 0.9)
    best:  train(front, top: 3, recipe: retrain(epochs: 100, warmup: 2))
  }
  seed: 1
}

/// One network in the middle of the small space.
architecture tiny_middle of tiny {
  // 24 and 48 channels wide
  stem.c = 16
  s1 { c = 24; kernel = [3, 5] }
  s2 { c = 48; kernel = [3, 3, 5] }
}
