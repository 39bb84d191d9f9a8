// Blocks of the mobile networks (MobileNetV2 and V3, MnasNet, EfficientNet, FairNAS, ProxylessNAS, Once-for-All).

/// Convolution, batch normalisation, activation.
block conv_bn(c, kernel = 3, stride = 1, groups = 1, act = relu6, bias = false) {
  conv(c, kernel: kernel, stride: stride, groups: groups, bias: bias); bn; act
}

/// Squeeze-and-excitation (Hu et al. 2018): weighs each channel by what the whole map says, through `squeeze` channels.
block squeeze_excite(squeeze, act = relu, gate = sigmoid) {
  let c = input.channels
  product(input, { global_avg_pool; conv(squeeze, kernel: 1, bias: true); act; conv(c, kernel: 1, bias: true); gate })
}

/// Inverted bottleneck (Sandler et al. 2018): widen, depthwise, project; a shortcut where the shape stays.
///
/// `se: 25%` adds squeeze-and-excitation through that share of the input's channels, at least one (Tan et al. 2019, MnasNet; Tan and Le 2019, EfficientNet); `squeeze` says their number itself. `hidden` is the width in the middle; where it is the input's, nothing widens. `dw` is the operation in the middle.
block mbconv(c, kernel = 3, expand = 6, stride = 1, act = relu6, se = 0,
             hidden = round(input.channels * expand),
             squeeze = max(1, floor(input.channels * se)) if se > 0 else 0,
             gate = sigmoid, squeeze_act = act, dw = dw_conv(kernel: kernel, stride: stride)) {
               block inverted {
                 widen:     conv_bn(hidden, kernel: 1, act: act) if hidden != input.channels
                 depthwise: { dw; bn; act }
                 excite:    squeeze_excite(squeeze, act: squeeze_act, gate: gate) if squeeze > 0
                 project:   { conv(c, kernel: 1); bn }
               }
               sum(input, inverted) if stride == 1 and c == input.channels else inverted
             }

/// The inverted bottleneck of MobileNetV3 and Once-for-All: its widths are multiples of 8, the squeeze is a quarter of the middle and gated by the hard sigmoid (Howard et al. 2019, section 5.3).
block bneck(c, kernel = 3, expand = 6, stride = 1, act = hswish, se = false,
            hidden = round(input.channels * expand, to: 8, keep: 90%))
  = mbconv(c, kernel: kernel, stride: stride, act: act, hidden: hidden, gate: hsigmoid, squeeze_act: relu,
           squeeze: round(hidden / 4, to: 8, keep: 90%) if se else 0)

/// Depthwise separable convolution: depthwise, squeeze-and-excitation where `se` asks for it, then 1×1.
block sep_bn(c, kernel = 3, stride = 1, act = relu6, se = 0) {
  let squeeze = max(1, floor(input.channels * se))
  depthwise: { dw_conv(kernel: kernel, stride: stride); bn; act }
  excite:    squeeze_excite(squeeze, act: act) if se > 0
  pointwise: { conv(c, kernel: 1); bn }
}

/// The efficient last stage of MobileNetV3 and FBNetV3: widen, pool, then a layer without batch norm (Howard et al. 2019, figure 5; Dai et al. 2021).
block mbpool(c, expand = 6, act = hswish, hidden = round(input.channels * expand, to: 8, keep: 90%), bias = false) {
  conv_bn(hidden, kernel: 1, act: act)
  global_avg_pool
  conv(c, kernel: 1, bias: bias); act
}

/// Mixed depthwise convolution (Tan and Le 2019, MixConv): the channels are parted into `groups`; the first takes kernel 3, each later one 2 more. What does not part evenly goes to the first.
block mix_conv(groups = 2, stride = 1, kernel = 3, first = input.channels - (groups - 1) * floor(input.channels / groups))
  = dw_conv(kernel: kernel, stride: stride) if groups == 1
  else concat({ slice(first); dw_conv(kernel: kernel, stride: stride) },
              { slice(input.channels - first, from: first); mix_conv(groups - 1, stride: stride, kernel: kernel + 2) })

/// Ghost module (Han et al. 2020): some channels by convolution, the others from these by a depthwise one.
block ghost(c, kernel = 1, stride = 1, ratio = 2, cheap = 3, act = relu) {
  let own = ceil(c / ratio)
  primary: conv_bn(own, kernel: kernel, stride: stride, act: act)
  all:     { concat(input, conv_bn(own * (ratio - 1), kernel: cheap, groups: own, act: act)) }
  slice(c) if own * ratio != c
}
