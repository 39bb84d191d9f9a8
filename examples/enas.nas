import std.cells

/// ENAS (Pham, Guan, Zoph, Le, Dean, ICML 2018), section 2.4, figure 3: a cell of five nodes, each the sum of an
/// operation on each of two earlier states. The states that no node takes are the output; while searching, a 1×1
/// convolution joins them.
block micro_cell(c, stride = 1, joined = true) {
  graph {
    inputs: [prev2, prev] -> project(c, like: prev)
    nodes:  5
    node:   sum(repeat(2) { any of earlier -> any(
      sep3: sep_conv(3), sep5: sep_conv(5), avg3: avg_pool(3), max3: max_pool(3), id: skip) })
    stride: stride
    output: concat(unused(nodes))
  }
  relu_conv_bn(c) if joined
}

/// Six normal cells and two reduction cells with 20 channels are searched; 15 and two with 36 are trained to the
/// end. (25·2² · 25·3² · 25·4² · 25·5² · 25·6²)² pairs of cells as they are written.
space enas_micro(c = 20, n = 2, joined = true, classes = 10) {
  cell normal(c) = micro_cell(c, joined: joined)
  cell reduce(c) = micro_cell(c, stride: 2, joined: joined)
  input: image(3, 32, 32)
  conv(3 * c, kernel: 3); bn
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  repeat(n) { normal(4 * c) }
  relu; global_avg_pool; dropout(20%); linear(classes)
}

/// The released cells (`fixed_arc` in scripts/cifar10_micro_final.sh of github.com/melodyguan/enas). No verified
/// count exists: the paper's 4.6M parameters are not reached by the released description, with or without an
/// auxiliary head.
architecture enas_micro_released of enas_micro(c: 36, n: 5, joined: false) {
  normal {
    n0 = avg3(prev2) + sep3(prev2)
    n1 = id(prev2) + sep5(prev2)
    n2 = id(prev2) + sep5(prev)
    n3 = sep3(prev) + sep5(prev2)
    n4 = avg3(prev2) + sep5(prev)
  }
  reduce {
    n0 = sep3(prev) + sep3(prev)
    n1 = max3(prev2) + avg3(prev2)
    n2 = sep5(prev) + sep5(n1)
    n3 = sep3(prev) + id(prev2)
    n4 = max3(prev2) + sep5(prev)
  }
}

/// Section 3.2: shared weights and a controller learn in turn for 150 epochs; then, of ten sampled pairs of cells, the
/// best is trained. The rate falls from 0.05 to 0.0005 again and again, here once.
search enas_micro_cifar10 {
  space: enas_micro
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  strategy {
    net:  enas(controller: lstm(64), epochs: 150, skip_weight: 0, prefer: [sep3, sep5], recipe: enas_search(batch: 160))
    best: train(net, space: enas_micro(c: 36, n: 5, joined: false), recipe: enas_final(epochs: 630))
  }
}

/// ENAS macro, section 2.3: 12 layers, each an operation on the layer before plus any of the layers before that;
/// 6^12 · 2^66 networks.
space enas_macro(c = 36, classes = 10) {
  block layer {
    sum(op: previous -> any(conv3: relu_conv_bn(c, kernel: 3), conv5: relu_conv_bn(c, kernel: 5),
                            sep3: sep_conv(3), sep5: sep_conv(5), avg3: avg_pool(3), max3: max_pool(3)),
        skips: some of (earlier - previous))
    bn
  }
  input: image(3, 32, 32)
  stem:  { conv(c, kernel: 3); bn }
  a:     graph { inputs: stem; nodes: 4; node: layer }
  b:     graph { inputs: a.states -> factorized_reduce(c); nodes: 4; node: layer }
  d:     graph { inputs: b.states -> factorized_reduce(c); nodes: 4; node: layer }
  global_avg_pool; dropout(10%); linear(classes)
}

/// Section 3.2: 310 epochs; the controller is held to taking 40 % of the skips.
search enas_macro_cifar10 {
  space: enas_macro
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  strategy {
    net: enas(controller: lstm(64), epochs: 310, steps: 50, children: 20, lr: 1e-3, tanh: 1.5, skip_target: 40%, skip_weight: 0.8,
              recipe: enas_search)
    best: train(net, space: enas_macro(c: 96), recipe: enas_final)
  }
}
