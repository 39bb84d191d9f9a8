import std.mobile
import std.residual

// Networks that were not searched, to compare with: residual networks (He, Zhang, Ren, Sun, CVPR 2016,
// table 1) and VGG (Simonyan and Zisserman, ICLR 2015, table 1, D), as they are commonly coded.

/// Two stages of depth and one of width: how He et al. scale theirs.
space resnet(a = 2, b = 2, c = 2, d = 2, deep = false, classes = 1000) {
  block unit(c, s) = bottleneck(c, stride: s) if deep else basic_block(c, stride: s)
  block stage(c, n, s) { repeat(n) { unit(c, s then 1) } }
  input: image(3, 224, 224)
  conv_bn(64, kernel: 7, stride: 2, act: relu); max_pool(3, stride: 2)
  s1: stage( 64, a, 1)
  s2: stage(128, b, 2)
  s3: stage(256, c, 2)
  s4: stage(512, d, 2)
  global_avg_pool; linear(classes)
}

/// VGG-16 without batch norm.
space vgg16(classes = 1000) {
  block stage(c, n) { repeat(n) { conv(c, kernel: 3, bias: true); relu }; max_pool(2, stride: 2) }
  input: image(3, 224, 224)
  s1:    stage( 64, 2)
  s2:    stage(128, 2)
  s3:    stage(256, 3)
  s4:    stage(512, 3)
  s5:    stage(512, 3)
  repeat(2) { linear(4096); relu; dropout(50%) }
  linear(classes)
}

/// 1,814,073,344 multiply-adds, 11,689,512 parameters.
architecture resnet18 of resnet
/// 4,089,184,256 multiply-adds, 25,557,032 parameters.
architecture resnet50 of resnet(a: 3, b: 4, c: 6, d: 3, deep: true)
/// 15,470,264,320 multiply-adds, 138,357,544 parameters.
architecture vgg of vgg16
