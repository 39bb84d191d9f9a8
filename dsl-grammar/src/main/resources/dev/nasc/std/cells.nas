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

/// No connection: zeros of the shape that the others have (NAS-Bench-201).
block none(stride = 1) = zero(stride: stride)

/// Brings a cell's input to `c` channels and to the resolution of `like`.
block project(c, like) = factorized_reduce(c) if input.height > like.height else relu_conv_bn(c)

/// A residual block of two 3×3 convolutions with ReLU before each; the shortcut pools before its 1×1 convolution
/// (NAS-Bench-201).
block preact_block(c, stride = 1) {
  sum(
    { relu_conv_bn(c, kernel: 3, stride: stride); relu_conv_bn(c, kernel: 3) },
    input if stride == 1 and c == input.channels else { avg_pool(2, stride: stride, padding: 0); conv(c, kernel: 1) })
}
