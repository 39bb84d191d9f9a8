import std.mobile

space net {
  block stage(c, n, s) {
    repeat(n) { mbconv(c, kernel: any(3, 5, 7), expand: any(3, 6), stride: s then 1) }
  }
  input: image(3, 32, 32)
  conv_bn(16)
  //         c  n  s
  s1: stage(24, 2, 1)
  s2: stage(40, 3, 2)
  s3: stage(80, 2, 2)
  global_avg_pool; linear(10)
}
