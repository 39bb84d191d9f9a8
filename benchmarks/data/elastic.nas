import std.mobile
/// The space of Once-for-All (Cai et al. 2020) over 25 resolutions, without squeeze and excitation.
space elastic {
  let size = any(128..224 by 4)
  block stage(c, s) {
    repeat(any(2..4)) { mbconv(c, kernel: any(3, 5, 7), expand: any(3, 4, 6), stride: s then 1) }
  }
  input: image(3, size, size)
  conv_bn(16, kernel: 3, stride: 2)
  mbconv(16, kernel: 3, expand: 1)
  s1: stage( 24, 2)
  s2: stage( 40, 2)
  s3: stage( 80, 2)
  s4: stage(112, 1)
  s5: stage(160, 2)
  conv_bn(960, kernel: 1)
  global_avg_pool; conv(1280, kernel: 1); linear(1000)
}
