// Residual blocks (He et al. 2016). The shortcut is a 1×1 convolution where the shape changes.

/// Two 3×3 convolutions.
block basic_block(c, stride = 1, act = relu) {
  joined(c, stride: stride, branch: { conv(c, kernel: 3, stride: stride); bn; act; conv(c, kernel: 3); bn }); act
}

/// 1×1 to `c` channels, 3×3, 1×1 to `widen` times as many; the stride is at the 3×3.
block bottleneck(c, stride = 1, widen = 4, groups = 1, act = relu) {
  let out = c * widen
  joined(out, stride: stride, branch: {
    conv(c, kernel: 1); bn; act
    conv(c, kernel: 3, stride: stride, groups: groups); bn; act
    conv(out, kernel: 1); bn
  })
  act
}

/// A branch that yields `c` channels, added to its input.
block joined(c, branch, stride = 1) {
  let same = stride == 1 and c == input.channels
  sum(branch, input if same else { conv(c, kernel: 1, stride: stride); bn })
}
