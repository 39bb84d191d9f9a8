// The recipes of the papers, as far as they are published; a file's own recipe of the same name comes first.

/// CIFAR-10 as the cell-based papers train it.
recipe cifar { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.025); weight_decay: 5e-4; batch: 96; epochs: 300; clip: 5; augment: standard }
/// The final training of a CIFAR-10 network.
recipe cifar_final { optimizer: sgd(momentum: 0.9); lr: cosine(0.025); weight_decay: 3e-4; batch: 96; epochs: 600; clip: 5; cutout: 16; drop_path: 0.2; augment: standard }
/// ImageNet as the mobile papers train it (MnasNet, Tan et al. 2019): 350 epochs, times 0.97 every 2.4.
recipe mobile { optimizer: rmsprop(decay: 0.9, momentum: 0.9); lr: step(0.256, factor: 0.97, every: 2.4); weight_decay: 1e-5; batch: 4_096; epochs: 350; warmup: 5; dropout: 0.2; ema: true; label_smoothing: 0.1; augment: standard }
/// ImageNet for large cell-based networks (AmoebaNet, Real et al. 2019).
recipe imagenet { optimizer: rmsprop(decay: 0.9, momentum: 0.9, epsilon: 1); lr: step(0.015, factor: 0.97, every: 2.4); weight_decay: 4e-5; batch: 100; epochs: 100; label_smoothing: 0.1; drop_path: 0.2; augment: standard }
/// A few epochs, to rank candidates.
recipe proxy { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.025); weight_decay: 3e-4; batch: 128; epochs: 25; augment: standard }
/// A short training that goes on from inherited weights.
recipe short { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.02); weight_decay: 1e-4; batch: 64; epochs: 20; augment: standard }
/// A long one.
recipe long { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 4e-5; batch: 256; epochs: 300; warmup: 5; label_smoothing: 0.1; augment: standard }

/// The weights while DARTS searches (Liu et al. 2019).
recipe darts_search { optimizer: sgd(momentum: 0.9); lr: cosine(0.025, least: 0.001); weight_decay: 3e-4; batch: 64; epochs: 50; clip: 5; augment: standard }
/// The final training of DARTS (Liu et al. 2019).
recipe darts_final { optimizer: sgd(momentum: 0.9); lr: cosine(0.025); weight_decay: 3e-4; batch: 96; epochs: 600; clip: 5; cutout: 16; drop_path: 0.2; augment: standard }
/// The weights while Cyclic DARTS searches (Yu et al. 2020).
recipe cdarts_search { optimizer: sgd(momentum: 0.9); lr: cosine(0.2); weight_decay: 3e-4; batch: 64; epochs: 32; clip: 5; augment: standard }
/// The shared weights of ENAS (Pham et al. 2018).
recipe enas_search { optimizer: sgd(momentum: 0.9, nesterov: true); lr: restarts(0.05, least: 0.0005, first: 10, factor: 2); weight_decay: 1e-4; batch: 128; epochs: 310; augment: standard }
/// The final training of ENAS (Pham et al. 2018).
recipe enas_final { optimizer: sgd(momentum: 0.9, nesterov: true); lr: restarts(0.05, least: 0.0005, first: 10, factor: 2); weight_decay: 2e-4; batch: 100; epochs: 310; drop_path: 0.4; augment: standard }
/// The weights while ProxylessNAS searches (Cai et al. 2019).
recipe proxyless_search { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.025); weight_decay: 4e-5; batch: 256; epochs: 120; label_smoothing: 0.1; augment: standard }
/// The full network of Once-for-All (Cai et al. 2020).
recipe ofa_full { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(2.6); weight_decay: 3e-5; batch: 2_048; epochs: 180; warmup: 5; label_smoothing: 0.1; augment: standard }
/// A stage of its progressive shrinking; the rates are those of one of 32 devices.
recipe ofa { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.03); weight_decay: 3e-5; batch: 64; epochs: 120; label_smoothing: 0.1; augment: standard }
