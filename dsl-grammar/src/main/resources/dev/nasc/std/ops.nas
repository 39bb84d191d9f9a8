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

/// The shape that an operation of your own yields: `output: shape(8, input.height, input.width)`.
operation shape(channels, height, width) {
  native:   function
  channels: integer(1..1_000_000)
  height:   integer(1..65_536)
  width:    integer(1..65_536)
}

/// The tensor that a network takes: channels × height × width of one example.
operation image(channels, height, width) {
  native:   input
  channels: integer(1..65_536)
  height:   integer(1..65_536)
  width:    integer(1..65_536)
}

/// The padding on each side that keeps a map's size at stride 1; a list of two for a kernel of two sides.
operation same_padding(kernel, dilation = 1) { native: function; kernel: pair(1..255); dilation: integer(1..255) }

/// Two-dimensional convolution; zero padding keeps the size at stride 1. `kernel: [1, 7]` is 1 high and 7 wide; so for stride and padding. A 1×1 kernel is a linear layer on each token.
operation conv(channels = input.channels, kernel = 3, stride = 1, dilation = 1, groups = 1,
               padding = same_padding(kernel, dilation), bias = false) {
                 native:   layer
                 channels: integer(1..1_000_000)
                 kernel:   pair(1..255)
                 stride:   pair(1..255)
                 dilation: integer(1..255)
                 groups:   integer(1..1_000_000)
                 padding:  pair(0..65_536)
                 bias:     boolean
               }

/// Depthwise convolution: every channel by itself.
block dw_conv(kernel = 3, stride = 1, dilation = 1, padding = same_padding(kernel, dilation))
  = conv(input.channels, kernel: kernel, stride: stride, dilation: dilation, groups: input.channels, padding: padding)

/// Batch normalisation with a learned scale and shift (Ioffe and Szegedy 2015).
operation bn { native: layer }

/// max(0, x)
operation relu { native: layer }
/// min(max(0, x), 6)
operation relu6 { native: layer }
/// x · relu6(x + 3) / 6 (Howard et al. 2019)
operation hswish { native: layer }
/// x · sigmoid(x) (Ramachandran et al. 2017)
operation swish { native: layer }
/// x · Φ(x), Φ the normal distribution function
operation gelu { native: layer; source: "Hendrycks and Gimpel 2016" }
/// relu6(x + 3) / 6
operation hsigmoid { native: layer }
/// 1 / (1 + exp(-x))
operation sigmoid { native: layer }

/// The greatest value of each window.
operation max_pool(kernel = 3, stride = 1, padding = floor((kernel - 1) / 2)) {
  native:  layer
  kernel:  integer(1..255)
  stride:  integer(1..255)
  padding: integer(0..127)
}

/// The mean of each window; padding does not count.
operation avg_pool(kernel = 3, stride = 1, padding = floor((kernel - 1) / 2)) {
  native:  layer
  kernel:  integer(1..255)
  stride:  integer(1..255)
  padding: integer(0..127)
}

/// The mean of each channel.
operation global_avg_pool { native: layer }

/// A fully connected layer on the flattened tensor.
operation linear(features, bias = true) {
  native:   layer
  features: integer(1..10_000_000)
  bias:     boolean
}

/// Drops single elements while training.
operation dropout(rate = 50%) {
  native: layer
  rate:   number(0..0.99)
}

/// Moves the map up and to the left by so many pixels.
operation shift(pixels = 1) {
  native: layer
  pixels: integer(0..127)
}

/// Zeros, for every so many rows and columns of the input: an edge that is not there.
operation zero(stride = 1) {
  native: layer
  stride: integer(1..255)
  source: "the `none` of NAS-Bench-201 (Dong and Yang 2020)"
}

/// Adds zeros behind the last channel, below and to the right, up to the given shape.
operation pad(channels = input.channels, height = input.height, width = input.width) {
  native:   layer
  channels: integer(1..1_000_000)
  height:   integer(1..65_536)
  width:    integer(1..65_536)
}

/// What lies at `from`, `from + 1` … of an axis: `count` of its channels, rows or columns.
operation slice(count, from = 0, axis = channels) {
  native: layer
  count:  integer(1..1_000_000)
  from:   integer(0..1_000_000)
  axis:   one_of(channels, height, width)
}

/// Repeats each pixel, so that the map is `factor` times as high and wide.
operation upsample(factor = 2) {
  native: layer
  factor: integer(1..255)
}

/// Deals the channels of the groups out in turn, so that the next grouped convolution mixes them.
operation channel_shuffle(groups) {
  native: layer
  groups: integer(1..1_000_000)
  source: "Zhang et al. 2018, ShuffleNet, section 3.1"
}

// Tokens are the places of a map: C×H×W holds H·W tokens of C numbers, row by row. So a convolution
// with a 1×1 kernel is a linear layer on tokens, and `global_avg_pool` their mean.

/// Normalises each token over its channels (ε = 1e-6), with a learned scale and shift.
operation layer_norm { native: layer; source: "Ba, Kiros and Hinton 2016" }

/// Multi-head self-attention over all tokens of the map. Counted are the four projections and the products of queries by keys and of weights by values.
operation attention(heads = 8, head_channels = input.channels / heads, bias = true) {
  native:        layer
  heads:         integer(1..1_000)
  head_channels: integer(1..100_000)
  bias:          boolean
  source:        "Vaswani et al. 2017, section 3.2.2"
}

/// Adds a learned number to each element.
operation position_embedding { native: layer; source: "Dosovitskiy et al. 2021, section 3.1" }

/// Puts one learned token before those of the map: C×H×W becomes C×(H·W + 1)×1.
operation class_token { native: layer; source: "Dosovitskiy et al. 2021, section 3.1" }
