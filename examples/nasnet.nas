import std.nasnet

/// NASNet (Zoph, Vasudevan, Shlens, Le, CVPR 2018), section 3: five blocks, each the sum of two operations on any
/// earlier states; the states that none takes are the output. The published networks do not keep to that rule
/// (`used_hiddenstates` in tensorflow/models slim nasnet_utils.py): with `loose: false` the output is chosen, the
/// last node is always in it.
block nasnet_cell(c, stride = 1, loose = true, first = false) = graph {
  inputs: [prev2 -> (input if first else reduce_prev(c, like: prev)), prev -> relu_conv_bn(c)]
  nodes:  5
  node:   sum(repeat(2) { any of earlier -> any(
    skip, conv13_31: conv_pair(3), conv17_71: conv_pair(7), dil3: dil_conv(3), avg3: avg_pooled(3),
    max3: max_pooled(3), max5: max_pooled(5), max7: max_pooled(7), conv1, conv3,
    sep3: sep_conv(3), sep5: sep_conv(5), sep7: sep_conv(7)) })
  channels: c
  stride:   stride
  output:   concat(unused(earlier), fit: factorized_reduce(c)) if loose
    else concat(some of (earlier - previous), previous, fit: factorized_reduce(c))
}

/// 5.1 · 10^33 pairs of cells as they are written. `n` normal cells before, between and after the reduction cells.
/// With 32 pixels the stem is CIFAR-10's, else ImageNet's.
/// In the large network the first normal cell after a reduction cell sees one cell further back, at the same cost.
space nasnet(c = 44, n = 4, size = 224, stem = 32, loose = true, classes = 1001) {
  let small = size <= 32
  cell normal(c) = nasnet_cell(c, loose: loose)
  cell reduce(c, first = false) = nasnet_cell(c, stride: 2, loose: loose, first: first)
  input: image(3, size, size)
  (conv(3 * c, kernel: 3) if small else conv(stem, kernel: 3, stride: 2, padding: 0)); bn
  reduce(floor(c / 4), first: true) if not small
  reduce(floor(c / 2)) if not small
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  repeat(n) { normal(4 * c) }
  relu; global_avg_pool; dropout(50%); linear(classes)
}

/// 563,639,872 multiply-adds, 5,291,035 parameters; 564M, 5.3M and 74.0 % top-1 as published.
architecture nasnet_a_mobile of nasnet(c: 44, n: 4, loose: false) {
  normal {
    n0     = sep5(prev) + sep3(prev2)
    n1     = sep5(prev2) + sep3(prev2)
    n2     = avg3(prev) + skip(prev2)
    n3     = avg3(prev2) + avg3(prev2)
    n4     = sep3(prev) + skip(prev)
    output = [prev2, n0, n1, n2, n3]
  }
  reduce {
    n0     = sep5(prev) + sep7(prev2)
    n1     = max3(prev) + sep7(prev2)
    n2     = avg3(prev) + sep5(prev2)
    n3     = skip(n1) + avg3(n0)
    n4     = sep3(n0) + max3(prev)
    output = [n1, n2, n3]
  }
}

/// 23,783,418,690 multiply-adds, 88,757,183 parameters; 23.8B, 88.9M and 82.7 % as published.
architecture nasnet_a_large of nasnet(c: 168, n: 6, size: 331, stem: 96, loose: false) = nasnet_a_mobile

/// Section 4: cells are searched on CIFAR-10 between N = 2 normal cells with 32 channels, 20 epochs a child, and used
/// on ImageNet. 20,000 children, the best 250 trained longer: these two figures and the controller's are quoted from
/// memory of the paper; the clip range is not published.
search nasnet_a {
  space: nasnet(c: 32, n: 2, size: 32, classes: 10)
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  strategy {
    found: ppo(controller: lstm(100), score: trained(proxy(epochs: 20)), trials: 20_000,
               lr: 3.5e-4, entropy: 1e-5, batch: 20)
    longer: train(found,  top: 250, recipe: cifar)
    cifar:  train(longer, space: nasnet(c: 32, n: 6, size: 32, classes: 10), recipe: cifar_final)
    mobile: train(longer, space: nasnet,
                  data: image_folder("data/imagenet", holdout: 50_000), recipe: imagenet)
  }
}
