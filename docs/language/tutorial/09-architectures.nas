import std.mobile

space net {
  input: image(3, 32, 32)
  conv_bn(16)
  s1: repeat(3) { mbconv(24, kernel: any(3, 5, 7), expand: any(3, 6), stride: 2 then 1) }
  global_avg_pool; linear(10)
}

architecture least of net {
  s1.kernel = [3, 3, 3]
  s1.expand = [3, 3, 3]
}

architecture wide_then_slim of net {
  s1[0] { kernel = 7; expand = 6 }
  s1[1] { kernel = 5; expand = 3 }
  s1[2] { kernel = 3; expand = 3 }
}
