/// NAS with reinforcement learning (Zoph, Le, ICLR 2017), sections 3.3 and 4.1: convolutions, each on any subset of
/// the layers before it; without one, on the image. Smaller maps are padded with zeros; what no layer takes is the
/// output. `strides: true` searches strides too. 64^15 · 2^105 networks; since any later layer may take any map, their
/// costs are sampled from four layers on. The published networks (5.50 % error with
/// 4.2M parameters, 6.01 % with 2.5M) are drawn in the paper's appendix, not listed.
space nas_rl(layers = 15, strides = false, classes = 10) {
  input: image(3, 32, 32)
  graph {
    nodes: layers
    node:  {
      concat(skips: some of nodes, empty: input, fit: pad)
      let height = any(1, 3, 5, 7)
      let width = any(1, 3, 5, 7)
      conv(any(24, 36, 48, 64), kernel: [height, width], stride: any(1, 2, 3) if strides else 1)
      bn; relu
    }
    output: concat(unused(nodes), fit: pad)
  }
  global_avg_pool; linear(classes)
}

/// How each child was trained (section 4.1).
recipe child { optimizer: sgd(momentum: 0.9, nesterov: true); lr: 0.1; weight_decay: 1e-4; epochs: 50; augment: standard }

/// Section 4.1: a controller of two LSTM layers with 35 units each learns by REINFORCE; its reward is the accuracy
/// to the third power. The paper starts with 6 layers and adds 2 after every 1,600 children; here the depth stays.
search nas_rl_cifar10 {
  space: nas_rl
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize accuracy ^ 3
  strategy {
    found: reinforce(controller: lstm(35, layers: 2), score: trained(child), trials: 12_800, lr: 6e-4)
    best:  train(found, recipe: child(epochs: 300))
  }
}
