import std.nasnet

/// The greatest of 2×2 values; rows and columns that are missing at the end are filled up.
block max2(channels = input.channels, stride = 1) {
  pad(height: stride * ceil(input.height / stride) + 2 - stride, width: stride * ceil(input.width / stride) + 2 - stride)
  max_pool(2, stride: stride, padding: 0); match(channels)
}

/// Dilated separable convolution, applied twice.
block dil5(channels = input.channels, stride = 1) {
  repeat(2) { relu; dw_conv(kernel: 5, stride: stride then 1, dilation: 2); conv(channels, kernel: 1); bn }
}

/// AmoebaNet (Real, Aggarwal, Huang, Le, AAAI 2019), section 2.1: the space of NASNet with eight operations. The
/// output lists of the published cells, like NASNet's, are not what their wiring leaves unused (`used_hiddenstates`
/// in tensorflow/tpu amoeba_net model_specs.py), so with `loose: false` they are chosen; the last node is always
/// in. AmoebaNet-B is of an earlier search with other operations: `early`.
block amoeba_cell(c, stride = 1, loose = true, first = false, early = false) = graph {
  inputs: [prev2 -> (input if first else reduce_prev(c, like: prev)), prev -> relu_conv_bn(c)]
  nodes:  5
  node:   sum(repeat(2) { any of earlier -> any(
    skip, sep3: sep_conv(3), avg3: avg_pooled(3), max3: max_pooled(3),
    sep5: sep_conv(5) if not early, sep7: sep_conv(7) if not early, dil3: dil_conv(3) if not early,
    conv17_71: conv_pair(7) if not early,
    conv1 if early, conv3 if early, max2 if early, dil5 if early) })
  channels: c
  stride:   stride
  output:   concat(unused(earlier), fit: factorized_reduce(c)) if loose
    else concat(some of (earlier - previous), previous, fit: factorized_reduce(c))
}

/// With 32 pixels the cells stand between a stem and a head for CIFAR-10, else for ImageNet.
space amoebanet(c = 50, n = 4, size = 224, loose = true, early = false, classes = 1001) {
  let small = size <= 32
  cell normal(c) = amoeba_cell(c, loose: loose, early: early)
  cell reduce(c, first = false) = amoeba_cell(c, stride: 2, loose: loose, first: first, early: early)
  input: image(3, size, size)
  (conv(3 * c, kernel: 3) if small else conv(32, kernel: 3, stride: 2, padding: 0)); bn
  reduce(floor(c / 4), first: true) if not small
  reduce(floor(c / 2)) if not small
  repeat(n) { normal(c) }
  reduce(2 * c)
  repeat(n) { normal(2 * c) }
  reduce(4 * c)
  repeat(n) { normal(4 * c) }
  relu; global_avg_pool; dropout(50%); linear(classes)
}

/// 554,688,004 multiply-adds, 5,087,731 parameters; 555M, 5.1M and 74.5 % top-1 as published.
architecture amoebanet_a of amoebanet(c: 50, n: 4, loose: false) {
  normal {
    n0     = avg3(prev) + max3(prev)
    n1     = sep3(prev2) + skip(prev2)
    n2     = skip(prev) + avg3(prev2)
    n3     = sep3(prev) + sep5(n0)
    n4     = avg3(n3) + sep3(prev)
    output = [prev2, n1, n2]
  }
  reduce {
    n0     = sep3(prev2) + avg3(prev)
    n1     = max3(prev) + sep7(n0)
    n2     = max3(prev2) + max3(prev)
    n3     = sep3(n2) + conv17_71(prev)
    n4     = avg3(prev2) + sep7(prev)
    output = [n0, n1, n2, n3]
  }
}

/// 23,133,666,547 multiply-adds, 86,721,838 parameters; 23.1B, 86.7M and 82.8 % as published.
architecture amoebanet_a_large of amoebanet(c: 190, n: 6, size: 331, loose: false) = amoebanet_a

/// 103,887,701,136 multiply-adds, 468,158,353 parameters; 104B, 469M and 83.9 % as published. The 104B cannot be right
/// for 331×331 pixels, where it is 126.5B.
architecture amoebanet_a_largest of amoebanet(c: 448, n: 6, size: 299, loose: false) = amoebanet_a

/// 555,061,400 multiply-adds, 5,259,693 parameters; 555M, 5.3M and 74.0 % as published.
architecture amoebanet_b of amoebanet(c: 62, n: 3, loose: false, early: true) {
  normal {
    n0     = conv1(prev2) + max3(prev2)
    n1     = skip(prev2) + sep3(prev)
    n2     = conv1(prev2) + sep3(prev)
    n3     = conv1(n0) + skip(n0)
    n4     = avg3(prev2) + conv1(n3)
    output = [prev, n1, n2]
  }
  reduce {
    n0     = max2(prev) + max3(prev)
    n1     = skip(n0) + conv3(prev2)
    n2     = dil5(n0) + max3(n0)
    n3     = skip(n1) + sep3(prev2)
    n4     = avg3(n2) + conv1(n1)
    output = [n3]
  }
}

/// 535,068,784 multiply-adds, 5,057,850 parameters; 535M, 5.1M and 75.1 % as published.
architecture amoebanet_c of amoebanet(c: 44, n: 4, loose: false) {
  normal {
    n0     = avg3(prev) + sep3(prev)
    n1     = skip(prev) + sep3(prev)
    n2     = avg3(n0) + sep3(prev2)
    n3     = skip(prev) + sep3(prev2)
    n4     = avg3(n1) + sep3(prev)
    output = [prev2, n0, n2, n3]
  }
  reduce {
    n0     = max3(prev) + max3(prev)
    n1     = sep7(n0) + sep3(prev)
    n2     = sep7(prev) + max3(prev2)
    n3     = sep5(n2) + sep5(n2)
    n4     = max3(prev2) + sep3(prev2)
    output = [prev, n0, n1, n2, n3]
  }
}

/// 676,937,592 multiply-adds, 6,354,816 parameters; 6.4M and 75.7 % as published. The published 570M cannot be
/// right: it does not fit the 535M of the same cells with 44 channels.
architecture amoebanet_c_wide of amoebanet(c: 50, n: 4, loose: false) = amoebanet_c

/// 41,129,493,435 multiply-adds, 155,277,228 parameters; 41.1B, 155.3M and 83.1 % as published.
architecture amoebanet_c_large of amoebanet(c: 228, n: 6, size: 331, loose: false) = amoebanet_c

/// Section 3: aging evolution of 20,000 networks with 24 channels and N = 3, 25 epochs each; a population of 100, of
/// which 25 compete to be the parent, and the oldest dies.
search amoebanet_a_cifar10 {
  space: amoebanet(c: 24, n: 3, size: 32, classes: 10)
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  strategy {
    found: aging_evolution(score: trained(proxy(epochs: 25)), population: 100, sample: 25, trials: 20_000)
    cifar: train(found, space: amoebanet(c: 36, n: 6, size: 32, classes: 10), recipe: cifar_final)
    large: train(found, space: amoebanet(c: 190, n: 6, size: 331),
                 data: image_folder("data/imagenet", holdout: 50_000), recipe: imagenet)
  }
}
