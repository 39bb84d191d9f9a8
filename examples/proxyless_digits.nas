import std.mobile

/// Four layers of small inverted bottlenecks for 8×8 digits; one that changes no shape may be left out.
space digit_paths {
  block layer(c, s = 1) = any(
    k3e2: mbconv(c, kernel: 3, expand: 2, stride: s), k5e2: mbconv(c, kernel: 5, expand: 2, stride: s),
    k3e4: mbconv(c, kernel: 3, expand: 4, stride: s), k5e4: mbconv(c, kernel: 5, expand: 4, stride: s),
    zero: input if s == 1 and c == input.channels)
  input: image(1, 8, 8)
  conv_bn(16, kernel: 3)
  l1: layer(16)
  l2: layer(32, s: 2)
  l3: layer(32)
  l4: layer(32)
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(10)
}

recipe shared { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05); weight_decay: 4e-5; batch: 64; label_smoothing: 0.1 }
recipe final { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 5e-4; batch: 64; epochs: 20; label_smoothing: 0.1 }

/// ProxylessNAS (Cai, Zhu, Han 2019) on digits, with the mean of multiply-adds in the loss; a minute and a half on one busy core.
search proxyless_digits {
  space: digit_paths
  data:  digits(holdout: 40%)
  maximize accuracy
  strategy {
    net:  proxyless(warmup: 5, epochs: 15, paths: 2, lr: 6e-3, recipe: shared, loss: cross_entropy + 0.5 * macs / 600k)
    best: train(net, recipe: final)
  }
}
