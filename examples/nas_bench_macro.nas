import std.mobile

/// NAS-Bench-Macro (Su, Huang, Li, You, Wang, Qian, Xu, AAAI 2021), section 4: eight layers, three options each; 6,561 architectures.
space nas_bench_macro(classes = 10) {
  block layer(c, s) = any(
    id: (input if s == 1 else { conv(c, kernel: 1, stride: s); bn }),
    mb3: mbconv(c, kernel: 3, expand: 3, stride: s, act: relu),
    mb6: mbconv(c, kernel: 5, expand: 6, stride: s, act: relu))
  block stage(c, n) { repeat(n) { layer(c, 2 then 1) } }
  input: image(3, 32, 32)
  conv_bn(32, kernel: 3, act: relu)
  s1: stage( 64, 2)
  s2: stage(128, 3)
  s3: stage(256, 3)
  conv_bn(1280, kernel: 1, act: relu); global_avg_pool; linear(classes)
}

/// 22212220 in the benchmark's code: 85,164,544 multiply-adds, 1,985,514 parameters, 93.13 % on CIFAR-10, the best.
architecture best of nas_bench_macro {
  s1.layer = [mb6, mb6]; s2.layer = [mb6, mb3, mb6]; s3.layer = [mb6, mb6, id]
}

/// 00000000: 7,713,280 multiply-adds, 387,882 parameters, 45.36 %, the worst.
architecture all_id of nas_bench_macro {
  s1.layer = [id, id]; s2.layer = [id, id, id]; s3.layer = [id, id, id]
}

/// 11111111: 53,246,464 multiply-adds, 1,588,874 parameters, 91.93 %.
architecture all_mb3 of nas_bench_macro {
  s1.layer = [mb3, mb3]; s2.layer = [mb3, mb3, mb3]; s3.layer = [mb3, mb3, mb3]
}

/// 22222222: 105,660,928 multiply-adds, 2,932,586 parameters, 92.95 %.
architecture all_mb6 of nas_bench_macro {
  s1.layer = [mb6, mb6]; s2.layer = [mb6, mb6, mb6]; s3.layer = [mb6, mb6, mb6]
}

/// How the benchmark is used: a supernet ranks all networks; the table says how well (the rank correlation of the two).
/// A front of the table itself is what a search can reach.
search nas_bench_macro_supernet {
  space: nas_bench_macro
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy
  minimize macs
  strategy {
    net:   one_shot(paths: uniform, recipe: cifar(epochs: 50))
    front: nsga2(score: net,                                                     population: 50, trials: 1_000)
    ideal: nsga2(score: table("tables/nas_bench_macro.csv", column: "mean_acc"), population: 50, trials: 1_000)
    best:  train(front, top: 1, recipe: cifar(epochs: 50))
  }
}
