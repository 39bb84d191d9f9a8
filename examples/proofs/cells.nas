import std.cells

// Cells on CIFAR-10 at 16×16, small enough for two cores: `benchmarks/run proofs` runs these searches one after another.

/// The cell of DARTS: four nodes, each of two states.
block proof_cell(c, stride = 1) = graph {
  inputs: [prev2, prev] -> project(c, like: prev)
  nodes:  4
  node:   sum(any 2 of earlier -> any(
    max3: max_pool(3), avg3: avg_pool(3), skip,
    sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
  stride: stride
  output: concat(nodes)
}

/// Three cells, or five with `n: 1`; the heads are where the networks of Cyclic DARTS meet.
space proof_cells(c = 4, n = 0, heads = false) {
  cell normal(c) = proof_cell(c)
  cell reduce(c) = proof_cell(c, stride: 2)
  input: image(3, 16, 16)
  conv(3 * c, kernel: 3); bn
  normal(c)
  reduce(2 * c)
  auxiliary(weight: 0) { relu; global_avg_pool; linear(10) } if heads
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  auxiliary(weight: 0) { relu; global_avg_pool; linear(10) } if heads
  repeat(n) { normal(4 * c) }
  global_avg_pool; linear(10)
}

let cifar16 = npz("cifar16.npz", holdout: 2_000, test: 2_000)

recipe shared { optimizer: sgd(momentum: 0.9); lr: cosine(0.05, least: 0.001); weight_decay: 3e-4; batch: 64; clip: 5; augment: standard }
/// For found and random networks alike.
recipe alone { optimizer: sgd(momentum: 0.9); lr: cosine(0.05); weight_decay: 3e-4; batch: 64; clip: 5; epochs: 15; augment: standard }

search first_order {
  space: proof_cells
  data:  cifar16
  maximize accuracy
  strategy {
    mixed: darts(order: 1, zero: true, epochs: 10, recipe: shared)
    best:  train(mixed, space: proof_cells(c: 8), recipe: alone)
  }
}

search second_order {
  space: proof_cells
  data:  cifar16
  maximize accuracy
  strategy {
    mixed: darts(order: 2, zero: true, epochs: 3, recipe: shared)
    best:  train(mixed, space: proof_cells(c: 8), recipe: alone)
  }
}

search cyclic_order {
  space: proof_cells
  data:  cifar16
  maximize accuracy
  strategy {
    pair: cyclic(student: proof_cells(heads: true), teacher: proof_cells(c: 8, n: 1, heads: true),
                 warmup: 1, rounds: 10, teacher_warmup: 1, recipe: shared)
    best: train(pair, space: proof_cells(c: 8), recipe: alone)
  }
}

/// Ten that nobody chose.
search random_cells {
  space: proof_cells(c: 8)
  data:  cifar16
  maximize accuracy
  strategy { ten: random(trials: 10, score: trained(alone)) }
}
