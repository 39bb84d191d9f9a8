import std.cells

/// A small cell in the manner of DARTS, two nodes, for 8×8 digits.
block small_cell(c, stride = 1) = graph {
  inputs: [prev2, prev] -> project(c, like: prev)
  nodes:  2
  node:   sum(any 2 of earlier -> any(
    max3: max_pool(3), avg3: avg_pool(3), skip,
    sep3: sep_conv(3), dil3: dil_conv(3)))
  stride: stride
  output: concat(nodes)
}

/// A normal, a reduction and a normal cell.
space small_cells(c = 8) {
  cell normal(c) = small_cell(c)
  cell reduce(c) = small_cell(c, stride: 2)
  input: image(1, 8, 8)
  conv(c, kernel: 3); bn
  normal(c)
  reduce(2 * c)
  normal(2 * c)
  global_avg_pool; linear(10)
}

recipe shared { optimizer: sgd(momentum: 0.9); lr: cosine(0.1, least: 0.001); weight_decay: 3e-4; batch: 64; clip: 5 }
recipe final { optimizer: sgd(momentum: 0.9); lr: cosine(0.1); weight_decay: 3e-4; batch: 64; epochs: 15; clip: 5 }

/// DARTS (Liu, Simonyan, Yang 2019) on digits: a minute for both phases on one core.
search darts_digits {
  space: small_cells
  data:  digits(holdout: 40%)
  maximize accuracy
  strategy {
    cells: darts(order: 1, zero: true, lr: 3e-3, epochs: 10, recipe: shared)
    best:  train(cells, recipe: final)
  }
}
