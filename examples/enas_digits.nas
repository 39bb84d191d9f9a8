import std.cells

/// A cell of two nodes, each the sum of an operation on each of two earlier states.
block small_cell(c, stride = 1) {
  graph {
    inputs: [prev2, prev] -> project(c, like: prev)
    nodes:  2
    node:   sum(repeat(2) { any of earlier -> any(
      sep3: sep_conv(3), sep5: sep_conv(5), avg3: avg_pool(3), max3: max_pool(3), id: skip) })
    stride: stride
    output: concat(unused(nodes))
  }
  relu_conv_bn(c)
}

/// Two normal cells and a reduction cell for 8×8 digits.
space micro_digits(c = 8) {
  cell normal(c) = small_cell(c)
  cell reduce(c) = small_cell(c, stride: 2)
  input: image(1, 8, 8)
  conv(2 * c, kernel: 3); bn
  normal(c)
  reduce(2 * c)
  normal(2 * c)
  relu; global_avg_pool; linear(10)
}

/// Four layers, each an operation on the layer before plus any of the layers before that.
space macro_digits(c = 16) {
  block layer {
    sum(op: previous -> any(conv3: relu_conv_bn(c, kernel: 3), conv5: relu_conv_bn(c, kernel: 5),
                            sep3: sep_conv(3), sep5: sep_conv(5), avg3: avg_pool(3), max3: max_pool(3)),
        skips: some of (earlier - previous))
    bn
  }
  input: image(1, 8, 8)
  stem:  { conv(c, kernel: 3); bn }
  a:     graph { inputs: stem; nodes: 2; node: layer }
  b:     graph { inputs: a.states -> factorized_reduce(c); nodes: 2; node: layer }
  global_avg_pool; linear(10)
}

recipe shared { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05, least: 0.0005); weight_decay: 1e-4; batch: 64; clip: 5 }
recipe final { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 2e-4; batch: 64; epochs: 15; clip: 5 }

/// ENAS (Pham et al. 2018) on cells for digits; about a minute on one quiet core.
search enas_digits {
  space: micro_digits
  data:  digits(holdout: 30%)
  maximize accuracy
  strategy {
    net:  enas(controller: lstm(64), epochs: 20, steps: 10, children: 5, skip_weight: 0, prefer: [sep3, sep5], recipe: shared)
    best: train(net, recipe: final)
  }
}

/// The same on whole networks.
search enas_macro_digits {
  space: macro_digits
  data:  digits(holdout: 30%)
  maximize accuracy
  strategy {
    net:  enas(controller: lstm(64), epochs: 20, steps: 10, children: 5, lr: 1e-3, tanh: 1.5, recipe: shared)
    best: train(net, recipe: final)
  }
}
