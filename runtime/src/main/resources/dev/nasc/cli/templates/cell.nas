// A space of cells: what is searched is one small graph, and the network repeats it. `nasc cost FILE` counts
// the cells and bounds the cost of the networks they make.

import std.cells  // brings `skip`, `sep_conv`, `dil_conv`, `factorized_reduce` and others

space cells(c = 16, n = 2, classes = 10) {
  // A graph has states: its inputs, then its nodes, each made from earlier states. Here every node adds an
  // operation on each of two earlier states, as in DARTS (Liu et al. 2019). `prev` is what enters the cell,
  // `prev2` what entered the cell before it; `project` gives both the cell's channels and size.
  block two_of_earlier(c, stride = 1) = graph {
    inputs: [prev2, prev] -> project(c, like: prev)
    nodes:  3
    node:   sum(any 2 of earlier -> any(max3: max_pool(3), skip, sep3: sep_conv(3), dil3: dil_conv(3)))
    stride: stride  // of the operations on inputs
    output: concat(nodes)
  }

  // A cell is decided once, where it is declared, however often it is used: `normal.n0` …
  cell normal(c) = two_of_earlier(c)
  cell reduce(c) = two_of_earlier(c, stride: 2)

  input: image(3, 32, 32)
  conv(3 * c, kernel: 3); bn
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  global_avg_pool; linear(classes)
}

/// A node is written as the sum it is: operations on states.
architecture example of cells {
  normal {
    n0 = sep3(prev2) + sep3(prev)
    n1 = sep3(prev2) + skip(prev)
    n2 = dil3(n0) + skip(prev2)
  }
  reduce {
    n0 = max3(prev2) + max3(prev)
    n1 = max3(prev) + skip(n0)
    n2 = max3(prev2) + skip(n1)
  }
}

/// The same cells in a wider and deeper network.
architecture example_large of cells(c: 36, n: 6) = example
