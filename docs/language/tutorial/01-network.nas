space net {
  input: image(3, 32, 32)
  conv(16, kernel: 3)
  bn
  relu
  global_avg_pool
  linear(10)
}
