// Operations of the NASNet family (NASNet, AmoebaNet, PNASNet) as the authors' TensorFlow code builds them:
// tensorflow/models slim nasnet_utils.py, tensorflow/tpu amoeba_net network_utils.py. In a graph that says
// `channels` and `stride`, every operation yields that many channels, whatever comes in.

/// ReLU, convolution, batch norm.
block relu_conv_bn(channels, kernel = 1, stride = 1) { relu; conv(channels, kernel: kernel, stride: stride); bn }

/// Halves the map with two 1×1 convolutions on shifted grids; an odd channel goes to the second.
block factorized_reduce(channels) {
  let half = floor(channels / 2)
  concat(conv(half, kernel: 1, stride: 2), { shift(1); conv(channels - half, kernel: 1, stride: 2) })
  bn
}

/// The cell before the last, brought to `channels` and to the resolution of `like`; the tensor itself where it fits.
block reduce_prev(channels, like)
  = { relu; factorized_reduce(channels) } if input.height > like.height
  else relu_conv_bn(channels) if input.channels != channels
  else input

/// The tensor itself; a 1×1 convolution where stride or channels ask for it.
block skip(channels = input.channels, stride = 1)
  = input if stride == 1 and channels == input.channels else relu_conv_bn(channels, stride: stride)

/// A 1×1 convolution where pooling left other channels than wanted.
block match(channels) = input if channels == input.channels else { conv(channels, kernel: 1); bn }

block max_pooled(kernel, channels = input.channels, stride = 1) { max_pool(kernel, stride: stride); match(channels) }
block avg_pooled(kernel, channels = input.channels, stride = 1) { avg_pool(kernel, stride: stride); match(channels) }

/// Separable convolution, applied twice.
block sep_conv(kernel, channels = input.channels, stride = 1) {
  repeat(2) { relu; dw_conv(kernel: kernel, stride: stride then 1); conv(channels, kernel: 1); bn }
}

/// Dilated separable convolution.
block dil_conv(kernel, channels = input.channels, stride = 1) {
  relu; dw_conv(kernel: kernel, stride: stride, dilation: 2); conv(channels, kernel: 1); bn
}

/// Convolutions between two 1×1 convolutions, on a quarter of the channels.
block bottleneck(body, channels) {
  relu_conv_bn(floor(channels / 4))
  body
  relu_conv_bn(channels)
}

block conv1(channels = input.channels, stride = 1) = relu_conv_bn(channels, stride: stride)
block conv3(channels = input.channels, stride = 1)
  = bottleneck({ relu; conv(kernel: 3, stride: stride); bn }, channels: channels)

/// 1×n, then n×1.
block conv_pair(n, channels = input.channels, stride = 1)
  = bottleneck({
    relu; conv(kernel: [1, n], stride: [1, stride]); bn
    relu; conv(kernel: [n, 1], stride: [stride, 1]); bn
  }, channels: channels)
