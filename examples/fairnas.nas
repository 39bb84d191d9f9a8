import std.mobile

/// FairNAS (Chu, Zhang, Xu 2021): MobileNetV2 with six inverted bottlenecks to choose from in each of 19 layers.
space fairnas(classes = 1000) {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5, 7), expand: any(3, 6), stride: s then 1) }
  }
  input: image(3, 224, 224)
  conv_bn(32, kernel: 3, stride: 2)
  mbconv(16, kernel: 3, expand: 1)
  //          c   n  s
  s1: stage( 32,  2, 2)
  s2: stage( 40,  4, 2)
  s3: stage( 80,  4, 2)
  s4: stage( 96,  4, 1)
  s5: stage(192,  4, 2)
  s6: stage(320,  1, 1)
  conv_bn(1280, kernel: 1)
  global_avg_pool; dropout(20%); linear(classes)
}

/// 388,122,848 multiply-adds, 4,651,352 parameters, 75.3 % top-1 on ImageNet as published.
architecture fairnas_a of fairnas {
  s1.kernel = [7, 3];        s1.expand = [3, 3]
  s2.kernel = [7, 3, 7, 3];  s2.expand = [3, 6, 6, 3]
  s3.kernel = [3, 7, 7, 5];  s3.expand = [3, 6, 6, 3]
  s4.kernel = [3, 5, 5, 3];  s4.expand = [6, 3, 3, 6]
  s5.kernel = [3, 7, 3, 7];  s5.expand = [6, 6, 6, 6]
  s6.kernel = [5];           s6.expand = [6]
}

/// 345,297,632 multiply-adds, 4,506,272 parameters, 75.1 % top-1 as published.
architecture fairnas_b of fairnas {
  s1.kernel = [5, 3];        s1.expand = [3, 3]
  s2.kernel = [5, 3, 3, 5];  s2.expand = [3, 3, 6, 3]
  s3.kernel = [7, 3, 3, 5];  s3.expand = [3, 3, 6, 3]
  s4.kernel = [3, 3, 7, 3];  s4.expand = [3, 6, 3, 3]
  s5.kernel = [7, 5, 7, 3];  s5.expand = [6, 6, 6, 6]
  s6.kernel = [5];           s6.expand = [6]
}

/// 321,024,992 multiply-adds, 4,397,864 parameters, 74.7 % top-1 as published.
architecture fairnas_c of fairnas {
  s1.kernel = [5, 3];        s1.expand = [3, 3]
  s2.kernel = [7, 3, 3, 3];  s2.expand = [3, 3, 3, 3]
  s3.kernel = [3, 3, 3, 3];  s3.expand = [3, 3, 3, 6]
  s4.kernel = [3, 3, 3, 3];  s4.expand = [3, 3, 3, 3]
  s5.kernel = [7, 7, 3, 3];  s5.expand = [6, 6, 6, 6]
  s6.kernel = [5];           s6.expand = [6]
}

/// Section 5.1: the supernet's training.
recipe one_shot { optimizer: sgd(momentum: 0.9); lr: cosine(0.045); weight_decay: 4e-5; batch: 256; epochs: 150; augment: standard }

/// Strictly fair training of a supernet, then NSGA-II over its accuracy, multiply-adds and parameters. Population and
/// trials are quoted from memory of the paper.
search fairnas_imagenet {
  space: fairnas
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy
  minimize macs, params
  require macs <= 400M and params <= 5M
  strategy {
    net:   one_shot(paths: strictly_fair, recipe: one_shot)
    front: nsga2(score: net, population: 70, trials: 11_200)
    best:  train(front, top: 3, recipe: mobile)
  }
  budget: 12d
  seed:   0
}
