import std.nasnet

/// PNAS (Liu, Zoph, Neumann, Shlens, Hua, Li, Fei-Fei, Yuille, Huang, Murphy, ECCV 2018), section 3: one cell for
/// both strides, of up to five blocks. With five, 556,627,761,561,600 cells as they are written; with one, 256.
block pnas_cell(c, stride = 1, blocks = 5, first = false, loose = true) = graph {
  inputs: [prev2 -> (input if first else reduce_prev(c, like: prev)), prev -> relu_conv_bn(c)]
  nodes:  blocks
  node:   sum(repeat(2) { any of earlier -> any(
    sep3: sep_conv(3), sep5: sep_conv(5), sep7: sep_conv(7), conv17_71: conv_pair(7),
    skip, avg3: avg_pooled(3), max3: max_pooled(3), dil3: dil_conv(3)) })
  channels: c
  stride:   stride
  output:   concat(unused(nodes) if loose else nodes)
}

/// The network of the search on CIFAR-10 (section 5.1); `c: 48, n: 3` is trained to the end.
space pnas(c = 24, n = 2, blocks = 5, classes = 10) {
  cell block_cell(c, stride = 1) = pnas_cell(c, stride: stride, blocks: blocks)
  input: image(3, 32, 32)
  conv(c, kernel: 3); bn
  repeat(n) { block_cell(c) }
  block_cell(2 * c, stride: 2)
  repeat(n) { block_cell(2 * c) }
  block_cell(4 * c, stride: 2)
  repeat(n) { block_cell(4 * c) }
  relu; global_avg_pool; linear(classes)
}

/// The network for ImageNet. The cell with stride 2 takes the place of one of the n. The published cell yields all
/// of its blocks, also the one that another takes.
space pnas_imagenet(c = 54, n = 3, size = 224, stem = 32, loose = false) {
  cell block_cell(c, stride = 1, first = false) = pnas_cell(c, stride: stride, first: first, loose: loose)
  input: image(3, size, size)
  conv(stem, kernel: 3, stride: 2, padding: 0); bn
  block_cell(floor(c / 4), stride: 2, first: true)
  block_cell(floor(c / 2), stride: 2)
  repeat(n) { block_cell(c) }
  block_cell(2 * c, stride: 2)
  repeat(n - 1) { block_cell(2 * c) }
  block_cell(4 * c, stride: 2)
  repeat(n - 1) { block_cell(4 * c) }
  relu; global_avg_pool; dropout(50%); linear(1001)
}

/// 587,294,280 multiply-adds, 5,065,568 parameters; 588M, 5.1M and 74.2 % top-1 as published.
architecture pnasnet_5_mobile of pnas_imagenet {
  block_cell {
    n0 = sep5(prev2) + max3(prev2)
    n1 = sep7(prev) + max3(prev)
    n2 = sep5(prev) + sep3(prev)
    n3 = sep3(n2) + max3(prev)
    n4 = sep3(prev2) + skip(prev)
  }
}

/// 24,937,400,112 multiply-adds, 86,061,989 parameters; 25.0B, 86.1M and 82.9 % as published.
architecture pnasnet_5_large of pnas_imagenet(c: 216, n: 4, size: 331, stem: 96) = pnasnet_5_mobile

/// Section 4: from one block to five, each time the 256 cells that a predictor ranks highest are trained for 20
/// epochs; it then learns from them. The figures of the search are quoted from memory of the paper.
search pnas_cifar10 {
  let blocks = any(1..5)
  space: pnas(blocks: blocks)
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  strategy {
    found: progressive(grow: blocks, keep: 256, score: trained(proxy(lr: cosine(0.01), epochs: 20)),
                       predictor: ensemble(5, mlp(100)))
    cifar:  train(found, space: pnas(c: 48, n: 3), recipe: cifar_final)
    mobile: train(found, space: pnas_imagenet(loose: true), data: image_folder("data/imagenet", holdout: 50_000),
                  recipe: imagenet)
  }
}
