import std.mobile

space net {
  let width = any(16, 24, 32)  // once for the space: `width`

  block stage(c, n, s, k) {
    repeat(n) { mbconv(c, kernel: k, expand: any(3, 6), stride: s then 1) }  // each layer: `s1[0].expand` …
  }
  input: image(3, 32, 32)
  conv_bn(width)
  s1: stage(width,     2, 1, any(3, 5, 7))  // once for the stage: `s1.k`
  s2: stage(2 * width, 2, 2, any(3, 5, 7))  // `s2.k`
  global_avg_pool; linear(10)
}
