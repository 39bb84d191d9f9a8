// Operations of the cell-based spaces (NASNet, DARTS, NAS-Bench-201). Channels stay unless they are given.

/// Pre-activation convolution.
block relu_conv_bn(c, kernel = 1, stride = 1) { relu; conv(c, kernel: kernel, stride: stride); bn }

/// Halves the map with two 1×1 convolutions on shifted grids.
block factorized_reduce(c) {
  relu
  concat(conv(c / 2, kernel: 1, stride: 2), { shift(1); conv(c / 2, kernel: 1, stride: 2) })
  bn
}

/// The tensor itself, reduced where the stride asks for it.
block skip(stride = 1) = input if stride == 1 else factorized_reduce(input.channels)

/// Separable convolution, applied twice as in DARTS.
block sep_conv(kernel, stride = 1) {
  repeat(2) { relu; dw_conv(kernel: kernel, stride: stride then 1); conv(kernel: 1); bn }
}

/// Dilated separable convolution.
block dil_conv(kernel, stride = 1) { relu; dw_conv(kernel: kernel, stride: stride, dilation: 2); conv(kernel: 1); bn }
