import std.mobile
import std.cells

/// What the grammar and the server colour, each in its way.
space net(classes = 10, width = 50%) {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5), expand: any(2, 4), stride: s then 1) }
  }
  input: image(3, 32, 32)
  let base = 16 // a comment
  conv_bn(base, kernel: 3)
  s1: stage(base * 2, 2, 1)
  skip: any(wide: conv_bn(32, kernel: 1), id: input)
  global_avg_pool; linear(classes)
  require macs <= 400M and params in 1k..5_000k
}

architecture small of net { s1.kernel = 3; skip = id }

recipe short { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(1e-1); epochs: 2 }

search quick {
  space: net
  data: digits
  maximize accuracy
  minimize macs
  strategy {
    front: nsga2(score: net, trials: 10)
  }
  seed: 0
}
