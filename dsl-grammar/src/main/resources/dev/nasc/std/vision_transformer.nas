// Blocks of vision transformers (Dosovitskiy et al. 2021; Touvron et al. 2021). A token is a place of the map.

/// Cuts the image into patches and makes each a token of `c` numbers.
block patch_embedding(c, patch = 16) = conv(c, kernel: patch, stride: patch, padding: 0, bias: true)

/// A linear layer on each token.
block token_linear(c, bias = true) = conv(c, kernel: 1, bias: bias)

/// Two linear layers on each token, `ratio` times as wide between them.
block token_mlp(ratio = 4, act = gelu, drop = 0) {
  let c = input.channels
  token_linear(round(c * ratio)); act; dropout(drop) if drop > 0
  token_linear(c); dropout(drop) if drop > 0
}

/// Attention, then the two linear layers, each after a norm and beside a shortcut.
block transformer_block(heads, ratio = 4, head_channels = input.channels / heads, drop = 0) {
  sum(input, { layer_norm; attention(heads, head_channels: head_channels) })
  sum(input, { layer_norm; token_mlp(ratio, drop: drop) })
}

/// What the class token has become: the first one.
block first_token = slice(1, axis: height)
