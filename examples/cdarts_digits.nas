import "darts_digits.nas"

/// The cells of `darts_digits.nas` in two sizes; at the head the two networks meet before their ends.
space growing_cells(c = 8, n = 1, heads = false) {
  cell normal(c) = small_cell(c)
  cell reduce(c) = small_cell(c, stride: 2)
  input: image(1, 8, 8)
  conv(c, kernel: 3); bn
  repeat(n) { normal(c) }
  reduce(2 * c)
  auxiliary(weight: 0) { relu; global_avg_pool; linear(10) } if heads
  repeat(n) { normal(2 * c) }
  global_avg_pool; linear(10)
}

/// Cyclic DARTS (Yu, Peng, Huang, Fu, Du, Wang, Ling, TPAMI 2022) on digits: a search network of three cells and an
/// evaluation network of five learn from each other, then five cells are trained by themselves: a minute on one core.
search cdarts_digits {
  space: growing_cells
  data:  digits(holdout: 40%)
  maximize accuracy
  strategy {
    cells: cyclic(student: growing_cells(heads: true), teacher: growing_cells(n: 2, heads: true), lr: 3e-3, warmup: 2,
                  rounds: 6, teacher_warmup: 1, skip_penalty: linear(0.05, 0, over: 50%),
                  penalized: [skip, max3, avg3], recipe: shared)
    best: train(cells, space: growing_cells(n: 2), recipe: final)
  }
}
