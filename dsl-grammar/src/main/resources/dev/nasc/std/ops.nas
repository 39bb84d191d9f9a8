// The words that every file knows: inputs, layers and functions. Java stands behind each `native`.

/// The nearest multiple of `to`, halves up; one step more where that keeps less than `keep` of it.
operation round(x, to = 1, keep = 0) {
  native: function
  x:      number(-1e12..1e12)
  to:     integer(1..1_000_000)
  keep:   number(0..1)
}

/// The greatest whole number that is not greater.
operation floor(x) { native: function; x: number(-1e12..1e12) }
/// The least whole number that is not less.
operation ceil(x) { native: function; x: number(-1e12..1e12) }
/// The lesser of two.
operation min(a, b) { native: function; a: number(-1e12..1e12); b: number(-1e12..1e12) }
/// The greater of two.
operation max(a, b) { native: function; a: number(-1e12..1e12); b: number(-1e12..1e12) }

/// The tensor that a network takes: channels × height × width of one example.
operation image(channels, height, width) {
  native:   input
  channels: integer(1..65_536)
  height:   integer(1..65_536)
  width:    integer(1..65_536)
}

/// Two-dimensional convolution; zero padding keeps the size at stride 1.
operation conv(channels = input.channels, kernel = 3, stride = 1, dilation = 1, groups = 1,
               padding = floor(dilation * (kernel - 1) / 2), bias = false) {
                 native:   layer
                 channels: integer(1..1_000_000)
                 kernel:   integer(1..255)
                 stride:   integer(1..255)
                 dilation: integer(1..255)
                 groups:   integer(1..1_000_000)
                 padding:  integer(0..65_536)
                 bias:     boolean
                 shape:    "channels×H’×W’, H’ = ⌊(H + 2·padding − dilation·(kernel − 1) − 1) / stride⌋ + 1"
                 cost:     "kernel²·C/groups·channels parameters (and channels with bias), times H’·W’ multiply-adds without the bias, 4 bytes a value"
               }

/// Depthwise convolution: every channel by itself.
block dw_conv(kernel = 3, stride = 1, dilation = 1)
  = conv(input.channels, kernel: kernel, stride: stride, dilation: dilation, groups: input.channels)

/// Batch normalisation with a learned scale and shift (Ioffe and Szegedy 2015).
operation bn { native: layer; shape: "as it is"; cost: "2·C parameters" }

/// max(0, x)
operation relu { native: layer; shape: "as it is"; cost: "none" }
/// min(max(0, x), 6)
operation relu6 { native: layer; shape: "as it is"; cost: "none" }
/// x · relu6(x + 3) / 6 (Howard et al. 2019)
operation hswish { native: layer; shape: "as it is"; cost: "none" }
/// x · sigmoid(x) (Ramachandran et al. 2017)
operation swish { native: layer; shape: "as it is"; cost: "none" }
/// relu6(x + 3) / 6
operation hsigmoid { native: layer; shape: "as it is"; cost: "none" }
/// 1 / (1 + exp(-x))
operation sigmoid { native: layer; shape: "as it is"; cost: "none" }

/// The greatest value of each window.
operation max_pool(kernel = 3, stride = 1, padding = floor((kernel - 1) / 2)) {
  native:  layer
  kernel:  integer(1..255)
  stride:  integer(1..255)
  padding: integer(0..127)
  shape:   "C×H’×W’, H’ = ⌊(H + 2·padding − kernel) / stride⌋ + 1"
  cost:    "4 bytes a value"
}

/// The mean of each window; padding does not count.
operation avg_pool(kernel = 3, stride = 1, padding = floor((kernel - 1) / 2)) {
  native:  layer
  kernel:  integer(1..255)
  stride:  integer(1..255)
  padding: integer(0..127)
  shape:   "C×H’×W’, H’ = ⌊(H + 2·padding − kernel) / stride⌋ + 1"
  cost:    "4 bytes a value"
}

/// The mean of each channel.
operation global_avg_pool { native: layer; shape: "C×1×1"; cost: "4·C bytes" }

/// A fully connected layer on the flattened tensor.
operation linear(features, bias = true) {
  native:   layer
  features: integer(1..10_000_000)
  bias:     boolean
  shape:    "features×1×1"
  cost:     "C·H·W·features multiply-adds, as many parameters (and features with bias), 4 bytes a value"
}

/// Drops single elements while training.
operation dropout(rate = 50%) {
  native: layer
  rate:   number(0..0.99)
  shape:  "as it is"
  cost:   "none"
}

/// Moves the map up and to the left by so many pixels.
operation shift(pixels = 1) {
  native: layer
  pixels: integer(0..127)
  shape:  "as it is"
  cost:   "none"
}
