space net {
  input: image(3, 32, 32)
  s1: repeat(2) { conv(8, kernel: any(1, 3)) }
  cnov(8)
  linear(10)
}
