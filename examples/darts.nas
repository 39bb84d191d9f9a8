import std.cells

/// DARTS (Liu, Simonyan, Yang, ICLR 2019), section 2: every node adds an operation on each of two earlier states.
/// (180 · 7^8)² pairs of cells; the paper's `none` competes in the relaxation only and is never derived.
block darts_cell(c, stride = 1) = graph {
  inputs: [prev2, prev] -> project(c, like: prev)
  nodes:  4
  node:   sum(any 2 of earlier -> any(
    max3: max_pool(3), avg3: avg_pool(3), skip,
    sep3: sep_conv(3), sep5: sep_conv(5), dil3: dil_conv(3), dil5: dil_conv(5)))
  stride: stride  // of the operations on inputs
  output: concat(nodes)
}

/// The auxiliary head of github.com/quark0/darts cnn/model.py, on 8×8 maps: 476,426 parameters more at c: 36.
block darts_aux_head(classes) {
  relu; avg_pool(5, stride: 3, padding: 0)
  conv(128, kernel: 1); bn; relu
  conv(768, kernel: 2, padding: 0); bn; relu
  linear(classes)
}

/// The heads by which the two networks of Cyclic DARTS meet after each reduction cell.
block cdarts_head(classes) {
  relu; avg_pool(6, stride: 2, padding: 0)
  conv(128, kernel: 1); bn; relu
  conv(768, kernel: 2, padding: 0); bn; relu
  global_avg_pool; linear(classes)
}

/// n = 2: the 8 cells that are searched; n = 6: the 20 cells that are evaluated.
space darts(c = 16, n = 2, classes = 10, aux = false, heads = false) {
  cell normal(c) = darts_cell(c)
  cell reduce(c) = darts_cell(c, stride: 2)
  input: image(3, 32, 32)
  conv(3 * c, kernel: 3); bn
  repeat(n) { normal(c) }
  reduce(2 * c)
  auxiliary(weight: 0) { cdarts_head(classes) } if heads
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  auxiliary(weight: 0) { cdarts_head(classes) } if heads
  auxiliary(weight: 0.4) { darts_aux_head(classes) } if aux
  repeat(n) { normal(4 * c) }
  global_avg_pool; linear(classes)
}

/// The 14 cells for ImageNet. The stem's last part counts as the cell before the first.
space darts_imagenet(c = 48, n = 4, classes = 1000) {
  cell stem(c) { relu; conv(c, kernel: 3, stride: 2); bn }
  cell normal(c) = darts_cell(c)
  cell reduce(c) = darts_cell(c, stride: 2)
  input: image(3, 224, 224)
  conv(c / 2, kernel: 3, stride: 2); bn; relu
  conv(c, kernel: 3, stride: 2); bn
  stem(c)
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  repeat(n) { normal(4 * c) }
  global_avg_pool; linear(classes)
}

/// Found by the first-order search: 500,987,520 multiply-adds, 3,169,414 parameters; 3.00 ± 0.14 % error as
/// published.
architecture darts_v1 of darts(c: 36, n: 6) {
  normal {
    n0 = sep3(prev) + sep3(prev2)
    n1 = skip(prev2) + sep3(prev)
    n2 = skip(prev2) + sep3(prev)
    n3 = sep3(prev2) + skip(n0)
  }
  reduce {
    n0 = max3(prev2) + max3(prev)
    n1 = skip(n0) + max3(prev2)
    n2 = max3(prev2) + skip(n0)
    n3 = skip(n0) + avg3(prev2)
  }
}

/// Found by the second-order search: 528,359,040 multiply-adds, 3,349,342 parameters; 2.76 ± 0.09 % error as
/// published.
architecture darts_v2 of darts(c: 36, n: 6) {
  normal {
    n0 = sep3(prev2) + sep3(prev)
    n1 = sep3(prev2) + sep3(prev)
    n2 = sep3(prev) + skip(prev2)
    n3 = skip(prev2) + dil3(n0)
  }
  reduce {
    n0 = max3(prev2) + max3(prev)
    n1 = skip(n0) + max3(prev)
    n2 = max3(prev2) + skip(n0)
    n3 = skip(n0) + max3(prev)
  }
}

/// 505,864,704 multiply-adds, 4,510,432 parameters.
architecture darts_v1_imagenet of darts_imagenet = darts_v1

/// 529,911,552 multiply-adds, 4,718,752 parameters; 26.7 % error. The published 574M cannot be right for
/// convolutions and linear layers: github.com/quark0/darts issue 46.
architecture darts_v2_imagenet of darts_imagenet = darts_v2

/// Section 3.1: second-order search on half of the training images; the cells are chosen on the other half. The
/// paper searches four times and keeps the cells that do best in a short training.
search darts_cifar10 {
  space: darts
  data:  cifar10("data/cifar10", holdout: 50%)
  maximize accuracy
  strategy {
    cells: darts(order: 2, zero: true, lr: 3e-4, epochs: 50, recipe: darts_search)
    net:   train(cells, space: darts(c: 36, n: 6, aux: true), recipe: darts_final)
    large: train(cells, space: darts_imagenet, data: image_folder("data/imagenet", holdout: 50_000),
                 recipe: darts_final(lr: step(0.1, factor: 0.97, every: 1), batch: 128, epochs: 250, weight_decay: 3e-5,
                                     label_smoothing: 0.1, cutout: 0, drop_path: 0))
  }
}
