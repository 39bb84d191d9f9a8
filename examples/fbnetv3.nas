import std.mobile
import "residual.nas"

// FBNetV3 (Dai, Wan, Zhang, Wu, He, Wei, Chen, Tian, Yu, Vajda, Gonzalez, CVPR 2021). Widths in the middle
// and squeezes are multiples of 8 that keep at least 95 %; the squeeze is a quarter of the input's share.

/// The inverted bottleneck of FBNetV3; `padding` is that of its depthwise convolution.
block ir(c, kernel, expand, stride = 1, se = false, padding = same_padding(kernel),
         hidden = round(input.channels * expand, to: 8, keep: 95%))
  = mbconv(c, hidden: hidden, stride: stride, act: hswish, gate: hsigmoid, squeeze_act: relu,
           squeeze: round(floor(hidden * 25% / expand), to: 8, keep: 95%) if se else 0,
           dw: dw_conv(kernel: kernel, stride: stride, padding: padding))

/// The last stage: the classifier stands on 1984 pooled channels.
block last(expand, classes) {
  let hidden = round(input.channels * expand, to: 8, keep: 95%)
  mbpool(1984, hidden: hidden, act: hswish); linear(classes)
}

/// Table 1 of the paper. `a then b`: first block, remaining blocks; what the table ties is one `let`.
space fbnetv3(classes = 1000) {
  let size = any(224..272 by 8)
  let first = any(16..24 by 2)
  block stage(n, c, k, e, s = 1, se = false) {
    repeat(n) { ir(c, kernel: k, expand: e, stride: s then 1, se: se) }
  }
  input: image(3, size, size)
  conv_bn(first, kernel: 3, stride: 2, act: hswish, bias: true)
  //        n           c                   kernel     expand
  s1: stage(any(1..4),  first,              any(3, 5), 1)
  s2: stage(any(4..7),  any(20..32 by 4),   any(3, 5), any(4..7) then any(2..5), s: 2)
  s3: stage(any(4..7),  any(24..48 by 4),   any(3, 5), any(4..7) then any(2..5), s: 2, se: true)
  s4: stage(any(4..8),  any(56..84 by 4),   any(3, 5), any(4..7) then any(2..5), s: 2)
  s5: stage(any(6..10), any(96..144 by 4),  any(3, 5), any(4..7) then any(2..5), se: true)
  s6: stage(any(5..9),  any(180..224 by 4), any(3, 5), any(4..7),                s: 2, se: true)
  s7: stage(1,          any(180..224 by 4), any(3, 5), 6,                        se: true)
  last(6, classes)
}

/// The released networks: their widths are multiples of 8, and D and E leave the table (240 channels), so they are rows of a closed space.
///
/// A row is: channels, blocks, kernel of the first and of the others, expansion of the first and of the others, and, where the authors' definition sets it, the padding of the first depthwise convolution. The authors count 0.2 % to 0.3 % more multiply-adds: pooling.
space fbnetv3_net(size = 224, stem = 16, s1 = [16, 2],
                  s2 = [24, 4, 5, 5, 4, 2, 2], s3 = [40, 5, 5, 5, 5, 3, 2], s4 = [72, 5, 5, 3, 5, 3, 1],
                  s5 = [120, 6, 3, 5, 5, 3, 1], s6 = [184, 6, 3, 5, 6, 4, 0], s7 = [224, 1, 5, 6], top = 6, classes = 1000) {
                    block stage(row, s, se) {
                      repeat(row[1]) {
                        ir(row[0], kernel: row[2] then row[3], expand: row[4] then row[5], stride: s then 1, se: se,
                           padding: row[6] then same_padding(row[3]))
                      }
                    }
                    input: image(3, size, size)
                    conv_bn(stem, kernel: 3, stride: 2, act: hswish, bias: true)
                    repeat(s1[1]) { ir(s1[0], kernel: 3, expand: 1) }
                    stage(s2, 2, false)
                    stage(s3, 2, true)
                    stage(s4, 2, false)
                    stage(s5, 1, true)
                    stage(s6, 2, true)
                    repeat(s7[1]) { ir(s7[0], kernel: s7[2], expand: s7[3], se: true) }
                    last(top, classes)
                  }

/// 217,917,744 multiply-adds, 6,309,976 parameters; 217M and 78.4 % top-1 as released.
architecture a0 of fbnetv3_net(stem: 12, s1: [12, 1], s2: [24, 3, 3, 3, 4, 2, 1], s3: [40, 3, 3, 3, 4, 2, 1], s4: [72, 3, 5, 3, 4, 3, 2], s5: [104, 4, 3, 5, 4, 3, 1], s6: [176, 4, 3, 3, 4, 4, 1], s7: [208, 1, 3, 5], top: 5)
/// 355,514,328 multiply-adds, 8,598,480 parameters; 356.6M and 79.6 % as released.
architecture a of fbnetv3_net
/// 460,150,000 multiply-adds, 8,598,480 parameters; 461.6M and 80.2 % as released.
architecture b of fbnetv3_net(size: 248)
/// 555,578,368 multiply-adds, 9,973,816 parameters; 557.0M and 80.8 % as released.
architecture c of fbnetv3_net(size: 248, s2: [24, 5, 5, 3, 5, 3, 2], s3: [48, 5, 5, 5, 5, 2, 2], s4: [88, 5, 5, 3, 4, 3, 1], s5: [120, 6, 3, 5, 4, 3, 1], s6: [216, 6, 5, 5, 5, 5, 1], s7: [216, 1, 5, 6])
/// 642,628,864 multiply-adds, 10,306,296 parameters; 644.4M and 81.0 % as released.
architecture d of fbnetv3_net(size: 248, stem: 24, s2: [24, 6, 3, 3, 5, 2, 1], s3: [40, 5, 5, 3, 4, 3, 2], s4: [72, 5, 3, 3, 5, 3, 1], s5: [128, 7, 3, 5, 5, 3, 1], s6: [208, 6, 3, 5, 6, 5, 1], s7: [240, 1, 5, 6])
/// 759,952,160 multiply-adds, 10,772,896 parameters; 762.0M and 81.3 % as released.
architecture e of fbnetv3_net(size: 264, stem: 24, s1: [16, 3], s2: [24, 5, 5, 5, 4, 2, 2], s3: [48, 5, 5, 5, 4, 3, 2], s4: [80, 5, 5, 3, 5, 3, 1], s5: [128, 8, 3, 5, 5, 3, 1], s6: [216, 6, 3, 5, 6, 5, 1], s7: [240, 1, 5, 6])
/// 1,178,860,656 multiply-adds, 13,896,160 parameters; 1,181.6M and 82.1 % as released.
architecture f of fbnetv3_net(size: 272, stem: 24, s1: [24, 3], s2: [32, 5, 5, 5, 4, 2, 2], s3: [56, 5, 5, 5, 4, 3, 2], s4: [88, 5, 5, 3, 5, 3, 2], s5: [144, 9, 3, 5, 5, 3, 1], s6: [248, 7, 3, 5, 6, 5, 0], s7: [272, 1, 5, 6])
/// 2,125,187,200 multiply-adds, 16,623,920 parameters; 2,129.7M and 82.8 % as released.
architecture g of fbnetv3_net(size: 320, stem: 32, s1: [24, 3], s2: [40, 5, 5, 5, 4, 2, 2], s3: [56, 5, 5, 5, 4, 3, 2], s4: [104, 5, 5, 3, 5, 3, 2], s5: [160, 9, 3, 5, 5, 3, 1], s6: [264, 7, 3, 5, 6, 5, 1], s7: [288, 2, 5, 6])

/// Section 3: the recipes that are searched with the networks; ranges as remembered of the paper, about 10^7 in all.
recipe nars {
  optimizer: any(rmsprop, sgd)
  let base = any(0.020..0.030 by 0.001)
  lr:           base * 4 if optimizer == sgd else base
  ema:          any(true, false)
  dropout:      any(10%..31% by 1%)
  drop_path:    any(10%..31% by 1%)
  mixup:        any(0..0.41 by 0.01)
  weight_decay: any(7e-6..21e-6 by 1e-6)
  decay:        0.963
  epochs:       150
}

/// The teacher's recipe.
recipe final { optimizer: rmsprop; lr: 0.026; decay: 0.9875; epochs: 400; warmup: 5; weight_decay: 1e-5; ema: true; label_smoothing: 0.1; augment: auto_augment(imagenet) }

/// Section 3: networks and recipes together. A predictor learns multiply-adds and parameters of 20,000 networks, then
/// the accuracy of 48 a round, spread over 400M to 800M; evolution under four limits gives B, C, D and E. Each network
/// keeps the recipe found with it; the last training only overrides some fields.
search fbnetv3_family {
  space:  fbnetv3(classes: 200)
  recipe: nars(ema: true)
  data:   image_folder("data/imagenet", classes: 200, holdout: 10_000)
  maximize accuracy
  require macs in 400M..800M
  strategy {
    pool:  sobol(20_000)
    free:  predictor(pool, learn: [macs, params], width: 24)
    judge: improve(free, pool: pool, score: trained, rounds: 5, batch: 48, bins: macs, stop_at_rank: 0.92)
    nets:  each(limit: [450M, 550M, 650M, 750M]) {
      evolve(score: judge, within: macs <= limit, seeds: 50, random: 50, children: 24, keep: 40)
    }
    teacher: train(g, data: image_folder("data/imagenet"), recipe: final)
    best:    train(nets, space: fbnetv3, data: image_folder("data/imagenet"),
                   recipe: nars(ema: true, decay: 0.9875, epochs: 400, warmup: 5, label_smoothing: 0.1, augment: auto_augment(imagenet),
                                teacher: teacher, distill: 0.8, label_weight: 0.2))
  }
}

/// Section 4.3: the recipe alone, for a network that is given.
search resnet50_recipe {
  space:  resnet(a: 3, b: 4, c: 6, d: 3, deep: true, classes: 200)
  recipe: nars
  data:   image_folder("data/imagenet", classes: 200, holdout: 10_000)
  maximize accuracy
  strategy { best: nars(rounds: 4, batch: 48) }
}
