import std.cells

block darts_cell(c, stride = 1) = graph {
  inputs: [prev2, prev] -> project(c, like: prev)
  nodes:  4
  node:   sum(any 2 of earlier -> any(
            max3: max_pool(3), avg3: avg_pool(3), skip,
            sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
  stride: stride
  output: concat(nodes)
}

/// DARTS (Liu et al. 2019) as evaluated: 20 cells, 36 channels.
space darts(c = 36, n = 6, classes = 10) {
  cell normal(c) = darts_cell(c)
  cell reduce(c) = darts_cell(c, stride: 2)
  input: image(3, 32, 32)
  conv(3 * c, kernel: 3); bn
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  repeat(n) { normal(4 * c) }
  global_avg_pool; linear(classes)
}
