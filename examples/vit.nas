import std.vision_transformer

/// Vision transformers in the space of AutoFormer (Chen, Peng, Fu, Ling, ICCV 2021, table 1), tiny: width, depth, and in each block heads and the ratio of its two linear layers. Heads have 64 channels.
space vision_transformer(width = any(192..240 by 24), depth = any(12..14), classes = 1000) {
  input: image(3, 224, 224)
  patch_embedding(width, patch: 16)
  class_token; position_embedding
  body: repeat(depth) { transformer_block(any(3, 4), ratio: any(3.5, 4), head_channels: 64) }
  layer_norm; first_token; linear(classes)
}

// DeiT (Touvron, Cord, Douze, Massa, Sablayrolles, Jégou, ICML 2021), table 1: three sizes of one network.
/// DeiT: twelve blocks whose heads share the width.
space deit(width = 192, heads = 3, classes = 1000) {
  input: image(3, 224, 224)
  patch_embedding(width, patch: 16)
  class_token; position_embedding
  repeat(12) { transformer_block(heads) }
  layer_norm; first_token; linear(classes)
}

/// 1,253,683,200 multiply-adds, 5,717,416 parameters; 5M and 72.2 % top-1 as published.
architecture deit_tiny of deit
/// 4,598,882,304 multiply-adds, 22,050,664 parameters; 22M and 79.8 % as published.
architecture deit_small of deit(width: 384, heads: 6)
/// 86M and 81.8 % as published.
architecture deit_base of deit(width: 768, heads: 12)
