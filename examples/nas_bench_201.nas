import std.cells

/// NAS-Bench-201 (Dong, Yang, ICLR 2020), section 2.1: three nodes, an operation on every edge; 15,625
/// architectures. The benchmark's table counts the classifier's 10 biases as multiply-adds too: 10 more than here
/// for every network.
space nas_bench_201(c = 16, n = 5, classes = 10) {
  cell edges = graph {
    nodes: 3
    node:  sum(earlier -> any(none, skip, conv1: relu_conv_bn(input.channels, kernel: 1),
                              conv3: relu_conv_bn(input.channels, kernel: 3), avg3: avg_pool(3)))
  }
  input: image(3, 32, 32)
  conv(c, kernel: 3); bn
  repeat(n) { edges }; preact_block(2 * c, stride: 2)
  repeat(n) { edges }; preact_block(4 * c, stride: 2)
  repeat(n) { edges }
  bn; relu; global_avg_pool; linear(classes)
}

/// 153,272,960 multiply-adds, 1,073,466 parameters, 94.37 % on CIFAR-10 after 200 epochs: the best.
architecture best of nas_bench_201 {
  edges.n0 = conv3(input)
  edges.n1 = conv3(input) + conv3(n0)
  edges.n2 = skip(input) + conv3(n0) + conv1(n1)
}

/// 220,119,680 multiply-adds, 1,531,546 parameters: the largest.
architecture all_conv3 of nas_bench_201 {
  edges.n0 = conv3(input)
  edges.n1 = conv3(input) + conv3(n0)
  edges.n2 = conv3(input) + conv3(n0) + conv3(n1)
}

/// 31,376,000 multiply-adds, 241,306 parameters.
architecture all_conv1 of nas_bench_201 {
  edges.n0 = conv1(input)
  edges.n1 = conv1(input) + conv1(n0)
  edges.n2 = conv1(input) + conv1(n0) + conv1(n1)
}

/// 7,783,040 multiply-adds, 73,306 parameters: the smallest, like all networks without a convolution in the cell.
/// DARTS ends here on this benchmark: 54.30 %.
architecture all_skip of nas_bench_201 {
  edges.n0 = skip(input)
  edges.n1 = skip(input) + skip(n0)
  edges.n2 = skip(input) + skip(n0) + skip(n1)
}

/// A residual block of two 3×3 convolutions: 78,561,920 multiply-adds, 559,386 parameters.
architecture residual of nas_bench_201 {
  edges.n0 = conv3(input)
  edges.n1 = none(input) + conv3(n0)
  edges.n2 = skip(input) + none(n0) + skip(n1)
}

/// Aging evolution on the benchmark's table: nothing is trained, so no data are needed. Twelve epochs' validation
/// accuracy is searched on, as its authors do; population and sample are theirs.
search nas_bench_201_evolution {
  space: nas_bench_201
  maximize accuracy
  strategy {
    best: aging_evolution(score: table("tables/nas_bench_201.csv", column: "val_acc_12ep", format: nas_bench_201),
                          population: 10, sample: 3, trials: 200)
  }
}
