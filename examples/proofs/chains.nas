import std.mobile

// Chains of inverted bottlenecks on CIFAR-10 at 16×16: `benchmarks/run proofs` runs these searches one after another.

block six(c, s = 1) = any(
  k3e3: mbconv(c, kernel: 3, expand: 3, stride: s), k5e3: mbconv(c, kernel: 5, expand: 3, stride: s),
  k7e3: mbconv(c, kernel: 7, expand: 3, stride: s), k3e6: mbconv(c, kernel: 3, expand: 6, stride: s),
  k5e6: mbconv(c, kernel: 5, expand: 6, stride: s), k7e6: mbconv(c, kernel: 7, expand: 6, stride: s))

/// Six layers, six options each.
space chain {
  input: image(3, 16, 16)
  conv_bn(16, kernel: 3)
  l1: six(16)
  l2: six(16)
  l3: six(24, s: 2)
  l4: six(24)
  l5: six(32, s: 2)
  l6: six(32)
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(10)
}

block six_or_none(c, s = 1) = any(
  k3e3: mbconv(c, kernel: 3, expand: 3, stride: s), k5e3: mbconv(c, kernel: 5, expand: 3, stride: s),
  k7e3: mbconv(c, kernel: 7, expand: 3, stride: s), k3e6: mbconv(c, kernel: 3, expand: 6, stride: s),
  k5e6: mbconv(c, kernel: 5, expand: 6, stride: s), k7e6: mbconv(c, kernel: 7, expand: 6, stride: s),
  zero: input if s == 1 and c == input.channels)

/// The same; where nothing changes its shape a layer may be left out.
space chain_or_less {
  input: image(3, 16, 16)
  conv_bn(16, kernel: 3)
  l1: six_or_none(16)
  l2: six_or_none(16)
  l3: six_or_none(24, s: 2)
  l4: six_or_none(24)
  l5: six_or_none(32, s: 2)
  l6: six_or_none(32)
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(10)
}

let cifar16 = npz("cifar16.npz", holdout: 1_000, test: 2_000)

recipe shared { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05); weight_decay: 4e-5; batch: 64; epochs: 20; clip: 5; augment: standard }
/// The same three times as long.
recipe longer { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05); weight_decay: 4e-5; batch: 64; epochs: 60; clip: 5; augment: standard }
/// For found and random networks alike.
recipe alone { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05); weight_decay: 3e-4; batch: 64; clip: 5; epochs: 15; augment: standard }

search fair {
  space: chain
  data:  cifar16
  maximize accuracy
  strategy {
    weights: one_shot(recipe: shared)
    nets:    evolve(score: weights, population: 20, generations: 10)
    best:    train(nets, recipe: alone)
  }
}

/// Layer by layer, as `latency.py` measured it on one thread of a server's processor.
let cpu = latency_table("latency.csv")

search gates {
  space: chain_or_less
  data:  cifar16
  maximize accuracy
  strategy {
    net:  proxyless(warmup: 5, epochs: 15, paths: 2, recipe: shared, loss: cross_entropy + 0.1 * latency(cpu) / 1ms)
    best: train(net, recipe: alone)
  }
}

/// Ten that nobody chose.
search random_chains {
  space: chain
  data:  cifar16
  maximize accuracy
  strategy { ten: random(trials: 10, score: trained(alone)) }
}

block three(c, s = 1) = any(
  k3e3: mbconv(c, kernel: 3, expand: 3, stride: s), k5e3: mbconv(c, kernel: 5, expand: 3, stride: s),
  k3e6: mbconv(c, kernel: 3, expand: 6, stride: s))

/// Four layers, three options each: 81 networks.
space small_chain {
  input: image(3, 16, 16)
  conv_bn(16, kernel: 3)
  l1: three(16)
  l2: three(24, s: 2)
  l3: three(24)
  l4: three(32, s: 2)
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(10)
}

/// How shared weights rank 27 of them, three supernets trained fairly and three by paths drawn alike. All weights are
/// updated as often: a step of one path is a third of a fair step of three.
search ranks {
  space: small_chain
  data:  cifar16
  maximize accuracy
  strategy {
    fair1:    one_shot(recipe: shared)
    fair2:    one_shot(recipe: shared)
    fair3:    one_shot(recipe: shared)
    uniform1: one_shot(paths: uniform, recipe: longer)
    uniform2: one_shot(paths: uniform, recipe: longer)
    uniform3: one_shot(paths: uniform, recipe: longer)
    ranks:    rank([fair1, fair2, fair3, uniform1, uniform2, uniform3], architectures: 27, recipe: alone)
  }
}
