import std.mobile

space net {
  input: image(3, 32, 32)
  conv_bn(16)
  s1: repeat(3) { mbconv(24, kernel: any(3, 5, 7), expand: any(3, 6), stride: 2 then 1) }
  global_avg_pool; linear(10)
  require macs <= 6M and params <= 25k
}
