import std.mobile

space net {
  input: image(3, 32, 32)
  conv_bn(16)
  mbconv(24, kernel: 3, expand: 6, stride: 2)
  mbconv(24, kernel: 3, expand: 6)
  global_avg_pool; linear(10)
}
