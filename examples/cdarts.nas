import "darts.nas"

/// Cyclic DARTS (Yu, Peng, Huang, Fu, Du, Wang, Ling, TPAMI 2022) searches the space of DARTS: 8 cells with 16
/// channels and 20 cells with 36, of the same two cells, learn from each other. Its cells:
/// github.com/microsoft/Cream CDARTS.

/// Searched on CIFAR-10: 590,069,376 multiply-adds, 3,859,318 parameters; 3.9M and 2.48 % error as published.
architecture cdarts_cifar of darts(c: 36, n: 6) {
  normal {
    n0 = sep3(prev2) + sep3(prev)
    n1 = sep3(prev) + sep3(n0)
    n2 = sep3(prev2) + sep3(prev)
    n3 = skip(prev2) + skip(n0)
  }
  reduce {
    n0 = sep5(prev) + max3(prev2)
    n1 = dil5(n0) + skip(prev2)
    n2 = sep3(prev2) + sep5(prev)
    n3 = sep3(prev2) + dil5(n0)
  }
}

/// Searched on ImageNet, 20 cells on CIFAR-10: 731,157,120 multiply-adds, 4,669,534 parameters.
architecture cdarts_imagenet of darts(c: 36, n: 6) {
  normal {
    n0 = sep3(prev) + sep3(prev2)
    n1 = sep3(prev2) + sep5(n0)
    n2 = sep5(n0) + sep3(prev)
    n3 = sep3(prev) + sep5(n2)
  }
  reduce {
    n0 = sep5(prev) + avg3(prev2)
    n1 = max3(prev) + dil5(n0)
    n2 = sep5(prev) + dil5(n0)
    n3 = sep3(n1) + dil3(n2)
  }
}

/// 598,947,456 multiply-adds, 5,493,856 parameters.
architecture cdarts_cifar_on_imagenet of darts_imagenet = cdarts_cifar

/// 712,944,192 multiply-adds, 6,360,256 parameters; 76.6 % top-1 as published.
architecture cdarts_imagenet_on_imagenet of darts_imagenet = cdarts_imagenet

/// The two networks learn from each other for 30 rounds, by their heads' outputs, softened by a temperature of 2; a
/// penalty on skips and poolings fades out. The figures are those of the released configuration, in which both
/// networks have 16 channels and share stem and heads.
search cdarts_cifar10 {
  space: darts
  data:  cifar10("data/cifar10", holdout: 50%)
  maximize accuracy
  strategy {
    cells: cyclic(student: darts(c: 16, n: 2, heads: true), teacher: darts(c: 16, n: 6, heads: true), rounds: 30,
                  temperature: 2, distill: 1, skip_penalty: linear(5, 0, over: 50%), penalized: [skip, max3, avg3],
                  recipe: cdarts_search)
    net: train(cells, space: darts(c: 36, n: 6, aux: true),
               recipe: darts_final(lr: cosine(0.1), batch: 128, weight_decay: 5e-4, drop_path: 0.3))
  }
}
