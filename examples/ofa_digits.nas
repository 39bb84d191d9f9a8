import std.mobile

/// Once-for-All in small: kernel, width, depth and resolution of three stages of inverted bottlenecks are open.
space elastic_digits {
  let size = any(6, 8)
  block stage(c, s, se) {
    repeat(any(1..2)) { bneck(c, kernel: any(3, 5), expand: any(2, 3, 4), stride: s then 1, se: se, act: relu) }
  }
  input: image(1, size, size)
  conv_bn(16, kernel: 3, act: relu)
  s1: stage(16, 1, false)
  s2: stage(24, 2, true)
  conv_bn(64, kernel: 1, act: relu)
  global_avg_pool; linear(10)
}

recipe full { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 3e-5; batch: 64; epochs: 25; label_smoothing: 0.1 }
recipe stage { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.03); weight_decay: 3e-5; batch: 64; epochs: 8; label_smoothing: 0.1; teacher: none; distill: 1 }

/// Once-for-All (Cai et al. 2020) on digits: the largest network, then kernel, depth and width let go stage by stage,
/// then for a limit the best slice, by evolution and without training.
search ofa_digits {
  space: elastic_digits
  data:  digits
  maximize accuracy
  strategy {
    full:   train(largest, recipe: full)
    kernel: shrink(full,   kernel: [5, 3], recipe: stage(teacher: full))
    depth:  shrink(kernel, depth: [2, 1], paths: 2, recipe: stage(teacher: full))
    wide:   shrink(depth,  expand: [4, 3], paths: 4, recipe: stage(teacher: full, epochs: 4, lr: cosine(0.01)))
    net:    shrink(wide,   expand: [4, 3, 2], paths: 4, recipe: stage(teacher: full))
    small:  evolve(score: net, within: macs <= 250k, population: 16, generations: 4)
    best:   extract(small, weights: net)
  }
}
