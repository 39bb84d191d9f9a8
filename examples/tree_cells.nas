// Path-level network transformation (Cai, Yang, Zhang, Han, Yu, ICML 2018), section 3: a cell is a tree of
// operations that grew from a 3×3 convolution. Batch norm and ReLU stand before each convolution;
// github.com/han-cai/PathLevel-EAS code/CIFAR.

block conv_edge(kernel) { bn; relu; conv(kernel: kernel) }
block sep_edge(kernel) { bn; relu; dw_conv(kernel: kernel); conv(kernel: 1) }

/// An edge of the tree and what hangs on it.
block branch(depth) {
  op: any(skip: input, conv1: conv_edge(1), dw3: sep_edge(3), dw5: sep_edge(5), dw7: sep_edge(7),
          avg3: avg_pool(3), max3: max_pool(3))
  tree(depth - 1)
}

/// `add` is a mean over copies of the input; `concat` deals the channels out.
block tree(depth) = any(
  leaf: input,
  add: mean(repeat(any(2, 3)) { branch(depth) }) if depth > 0,
  concat: concat(repeat(2) { branch(depth) }, split: true) if depth > 0)

/// The root: two 3×3 convolutions in two groups, each with a tree on it.
block tree_root(c, stride) = mean(repeat(2) {
  bn; relu; conv(c, kernel: 3, groups: 2, stride: stride)
  tree(2)
})

/// In DenseNet-BC: three groups of n blocks of growth k.
space tree_densenet(n = 16, k = 48, classes = 10) {
  cell tree_cell = tree_root(k, stride: 1)
  block dense {
    repeat(n) { concat(input, { bn; relu; conv(4 * k, kernel: 1); tree_cell }) }
  }
  block shrink { bn; relu; conv(input.channels / 2, kernel: 1); avg_pool(2, stride: 2) }
  input: image(3, 32, 32)
  conv(2 * k, kernel: 3)
  dense; shrink; dense; shrink; dense
  bn; relu; global_avg_pool; linear(classes)
}

/// In PyramidNet: three groups of n blocks, `alpha` channels wider from the first to the last.
space tree_pyramidnet(n = 18, alpha = 84, classes = 10) {
  cell tree_cell(c, stride = 1) = tree_root(c, stride: stride)
  block group(g, s) {
    repeat(n) {
      let c = 2 * floor(round(16 + (g * n + index + 1) * alpha / (3 * n)) / 2)  // even: the convolutions have two groups
      let stride = s then 1
      sum({ bn; conv(c, kernel: 1); tree_cell(c, stride: stride); bn; relu; conv(4 * c, kernel: 1); bn },
          input if stride == 1 else avg_pool(2, stride: 2), fit: pad)
    }
  }
  input: image(3, 32, 32)
  conv(16, kernel: 3); bn
  group(0, 1); group(1, 2); group(2, 2)
  bn; relu; global_avg_pool; linear(classes)
}

/// 13,116,010 parameters; 3.35 % error on CIFAR-10 as published.
architecture tree_cell_a of tree_densenet {
  tree_cell[0].tree = add(branch(conv1, concat(branch(avg3, leaf), branch(dw7, leaf))),
                          branch(max3, add(branch(dw3, leaf), branch(dw5, leaf))))
  tree_cell[1].tree = add(branch(dw5, add(branch(dw5, leaf), branch(avg3, leaf), branch(avg3, leaf))),
                          branch(dw3, add(branch(avg3, leaf), branch(dw3, leaf))))
}

/// 5,724,330 parameters; 3.14 % error as published.
architecture tree_cell_a_pyramid of tree_pyramidnet = tree_cell_a
/// 14,273,454 parameters; 2.30 % error, with DropPath and Cutout, as published.
architecture tree_cell_a_wide of tree_pyramidnet(alpha: 150) = tree_cell_a

/// Section 4.1: a controller that reads trees grows 500 cells from two 3×3 convolutions, by moves that keep what the
/// network computes; each is trained for 20 epochs from there, the best cell anew in a larger network.
search path_level_cifar10 {
  space: tree_densenet(n: 4, k: 16)
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize tan(accuracy * pi / 2)
  strategy {
    base: train(smallest, recipe: cifar)
    best: grow(base, moves: [branch, insert, replace], controller: tree_lstm(100), trials: 500,
               score: trained(short(lr: cosine(0.035), epochs: 20)))
    net: train(best, space: tree_pyramidnet(n: 18, alpha: 84), recipe: cifar(lr: cosine(0.1), epochs: 300))
  }
}
