import std.mobile

/// Small inverted bottlenecks for 8×8 digits: four layers with four candidates each.
space digit_net(classes = 10) {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5), expand: any(2, 4), stride: s then 1) }
  }
  input: image(1, 8, 8)
  conv_bn(16, kernel: 3)
  //          c  n  s
  s1: stage( 16, 2, 1)
  s2: stage( 32, 2, 2)
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(classes)
}

recipe supernet { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 4e-5; batch: 64; epochs: 8; label_smoothing: 0.1; clip: 5 }
recipe final { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 5e-4; batch: 64; epochs: 20; label_smoothing: 0.1 }

/// Which of 256 networks reads handwritten digits best for its multiply-adds?
search quickstart {
  space: digit_net
  data:  digits
  maximize accuracy
  minimize macs
  require macs <= 600k
  strategy {
    net:   one_shot(paths: strictly_fair, recipe: supernet)
    front: nsga2(score: net, population: 20, trials: 100)
    best:  train(front, top: 1, recipe: final)
  }
  seed: 0
}
