import std.mobile

space net {
  input: image(3, 32, 32)
  conv_bn(16)
  first:  mbconv(24, kernel: any(3, 5, 7), expand: any(3, 6), stride: 2)
  second: mbconv(24, kernel: any(3, 5, 7), expand: any(3, 6))
  global_avg_pool; linear(10)
}
