/// Chains of convolutions for digits.
space chain(c = 4) {
  input: image(1, 8, 8)
  stem: conv(c, kernel: 3); bn; relu
  s1: repeat(any(1..3)) { conv(c, kernel: any(1, 3)); bn; relu }
  conv(2 * c, kernel: 3, stride: 2); bn; relu
  s2: repeat(any(1..3)) { conv(2 * c, kernel: any(1, 3)); bn; relu }
  global_avg_pool; linear(10)
}

recipe final { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 5e-4; batch: 64; epochs: 30 }

/// Trains a teacher: `nasc run distilled_digits.nas --search large --out large`, a few seconds.
search large {
  space: chain(c: 16)
  data:  digits
  maximize accuracy
  strategy { best: train(largest, recipe: final) }
}

/// Trains the smallest network a fourth as wide, by what that run's network says of each digit (Hinton, Vinyals, Dean
/// 2015) and a little by the labels.
search small {
  space: chain
  data:  digits
  maximize accuracy
  strategy {
    teacher: load(largest, file: "large/best/weights.safetensors", space: chain(c: 16))
    best:    train(smallest, recipe: final(teacher: teacher, distill: 0.8, label_weight: 0.2))
  }
}
