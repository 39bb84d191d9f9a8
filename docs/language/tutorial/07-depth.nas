import std.mobile

space net {
  block layer(c) = any(
    mb3: mbconv(c, expand: any(3, 6)),
    mb5: mbconv(c, kernel: 5, expand: 3),
    skip: input if c == input.channels
  )
  input: image(3, 32, 32)
  conv_bn(16)
  s1: repeat(any(2..4)) { layer(24) }
  global_avg_pool; linear(10)
}
