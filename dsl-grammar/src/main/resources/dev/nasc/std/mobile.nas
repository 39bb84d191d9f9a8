// Blocks of the mobile networks (MobileNetV2, MnasNet, FairNAS, ProxylessNAS).

/// Convolution, batch normalisation, activation.
block conv_bn(c, kernel = 3, stride = 1, groups = 1, act = relu6, bias = false) {
  conv(c, kernel: kernel, stride: stride, groups: groups, bias: bias); bn; act
}

/// Inverted bottleneck (Sandler et al. 2018): widen, depthwise, project; a shortcut where the shape stays.
block mbconv(c, kernel = 3, expand = 6, stride = 1, act = relu6)
  = sum(input, inverted(c, kernel, expand, stride, act)) if stride == 1 and c == input.channels
  else inverted(c, kernel, expand, stride, act)

/// An inverted bottleneck without its shortcut.
block inverted(c, kernel, expand, stride, act) {
  let hidden = round(input.channels * expand)
  widen:     conv_bn(hidden, kernel: 1, act: act) if expand != 1
  depthwise: { dw_conv(kernel: kernel, stride: stride); bn; act }
  project:   { conv(c, kernel: 1); bn }
}

/// Depthwise separable convolution: depthwise, then 1×1.
block sep_bn(c, kernel = 3, stride = 1, act = relu6) {
  depthwise: { dw_conv(kernel: kernel, stride: stride); bn; act }
  pointwise: { conv(c, kernel: 1); bn }
}
