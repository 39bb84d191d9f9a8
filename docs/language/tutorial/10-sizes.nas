import std.mobile

/// Networks for handwritten digits, at a width and a depth of one’s choice.
space net(c = 8, n = 2, classes = 10) {
  input: image(1, 8, 8)
  conv_bn(c)
  s1: repeat(n) { mbconv(2 * c, kernel: any(3, 5), expand: any(2, 4)) }
  global_avg_pool; linear(classes)
}

architecture slim of net { s1.kernel = [3, 5]; s1.expand = [2, 2] }
architecture slim_wide of net(c: 32) = slim

recipe short {
  lr:     cosine(0.05)
  batch:  64
  epochs: 20
}

search digit_net {
  space: net
  data:  digits
  maximize accuracy
  minimize macs
  strategy {
    weights: one_shot(recipe: short)
    front:   nsga2(score: weights, population: 8, trials: 16)
    best:    train(front, recipe: short(epochs: 40))
  }
}
