import std.mobile

/// ProxylessNAS (Cai, Zhu, Han, ICLR 2019), section 4.2: six inverted bottlenecks in each block; a block that changes no shape may be left out.
///
/// The widths are those of the mobile network. The first layer of a stage changes the shape and cannot be left out.
space proxyless(stem = 32, first = 16, widths = [32, 40, 80, 96, 192, 320], head = 1280, classes = 1000) {
  block layer(c, s) = any(
    mb: mbconv(c, kernel: any(3, 5, 7), expand: any(3, 6), stride: s),
    zero: input if s == 1 and c == input.channels)
  block stage(c, n, s) { repeat(n) { op: layer(c, s then 1) } }
  input: image(3, 224, 224)
  conv_bn(stem, kernel: 3, stride: 2)
  mbconv(first, kernel: 3, expand: 1)
  s1: stage(widths[0], 4, 2)
  s2: stage(widths[1], 4, 2)
  s3: stage(widths[2], 4, 2)
  s4: stage(widths[3], 4, 1)
  s5: stage(widths[4], 4, 2)
  s6: stage(widths[5], 1, 1)
  conv_bn(head, kernel: 1)
  global_avg_pool; linear(classes)
}

/// For phones: 320,427,584 multiply-adds, 4,080,512 parameters; 320M, 4.1M and 74.6 % top-1 as published.
architecture mobile of proxyless {
  s1.op = [mb(kernel: 5, expand: 3), mb(kernel: 3, expand: 3), zero, zero]
  s2.op = [mb(kernel: 7, expand: 3), mb(kernel: 3, expand: 3), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3)]
  s3.op = [mb(kernel: 7, expand: 6), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3)]
  s4.op = [mb(kernel: 5, expand: 6), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3)]
  s5.op = [mb(kernel: 7, expand: 6), mb(kernel: 7, expand: 6), mb(kernel: 7, expand: 3), mb(kernel: 7, expand: 3)]
  s6.op = [mb(kernel: 7, expand: 6)]
}

/// The same network 1.4 times as wide: 580,883,408 multiply-adds, 6,857,568 parameters; 581M, 6.9M and 76.7 % as published.
architecture mobile_14 of proxyless(stem: 48, first: 24, widths: [40, 56, 112, 136, 256, 448], head: 1792) = mobile

/// For a GPU: 465,260,160 multiply-adds, 7,119,848 parameters; 465M, 7.1M and 75.1 % top-1 as published.
architecture gpu of proxyless(stem: 40, first: 24, widths: [32, 56, 112, 128, 256, 432], head: 1728) {
  s1.op = [mb(kernel: 5, expand: 3), zero, zero, zero]
  s2.op = [mb(kernel: 7, expand: 3), zero, zero, mb(kernel: 3, expand: 3)]
  s3.op = [mb(kernel: 7, expand: 6), zero, zero, mb(kernel: 5, expand: 3)]
  s4.op = [mb(kernel: 5, expand: 6), zero, mb(kernel: 3, expand: 3), mb(kernel: 5, expand: 3)]
  s5.op = [mb(kernel: 7, expand: 6), mb(kernel: 7, expand: 6), mb(kernel: 7, expand: 6), mb(kernel: 5, expand: 6)]
  s6.op = [mb(kernel: 7, expand: 6)]
}

/// For a CPU: 439,243,864 multiply-adds, 4,361,648 parameters; 439M, 4.4M and 75.3 % top-1 as published.
architecture cpu of proxyless(stem: 40, first: 24, widths: [32, 48, 88, 104, 216, 360], head: 1432) {
  s1.op = [mb(kernel: 3, expand: 6), mb(kernel: 3, expand: 3), mb(kernel: 3, expand: 3), mb(kernel: 3, expand: 3)]
  s2.op = [mb(kernel: 3, expand: 6), mb(kernel: 3, expand: 3), mb(kernel: 3, expand: 3), mb(kernel: 5, expand: 3)]
  s3.op = [mb(kernel: 3, expand: 6), zero, zero, mb(kernel: 3, expand: 3)]
  s4.op = [mb(kernel: 5, expand: 6), mb(kernel: 3, expand: 3), mb(kernel: 3, expand: 3), mb(kernel: 3, expand: 3)]
  s5.op = [mb(kernel: 5, expand: 6), mb(kernel: 5, expand: 3), mb(kernel: 5, expand: 3), mb(kernel: 3, expand: 3)]
  s6.op = [mb(kernel: 5, expand: 6)]
}

/// Operation by operation, as measured on a Pixel 1.
let pixel1 = latency_table("latency/pixel1.csv")

/// Section 3.3: after 40 epochs of random paths, binary gates are trained for 120, two paths of a layer in memory; the
/// loss carries the expected latency, in the form of the released code.
search proxyless_pixel1 {
  space: proxyless(widths: [24, 40, 80, 96, 192, 320])
  data:  image_folder("data/imagenet", holdout: 50_000)
  maximize accuracy
  require latency(pixel1) <= 80ms
  strategy {
    net: proxyless(warmup: 40, epochs: 120, paths: 2, lr: 1e-3, recipe: proxyless_search,
                   loss: 0.2 * cross_entropy * (log(latency(pixel1) / 1ms) / log(80)) ^ 0.3)
    best: train(net, recipe: mobile(epochs: 300))
  }
}
