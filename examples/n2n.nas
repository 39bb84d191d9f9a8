/// N2N learning (Ashok, Rhinehart, Beainy, Kitani, ICLR 2018), section 3: a student is its teacher with layers
/// removed, then each layer that is left shrunk to a share of its filters. Here the teacher is the VGG-19 for
/// CIFAR-10, 16 convolutions. The students' layer lists are not published (984k parameters, 20 times fewer than the
/// teacher's).
space n2n_vgg(classes = 10) {
  block layer(full) {
    let keep = any(false, true)
    let share = any(10..100 by 10)
    { conv(max(1, round(full * share / 100)), kernel: 3); bn; relu } if keep
  }
  block part(full, n) { repeat(n) { layer(full) } }
  input: image(3, 32, 32)
  p1: part(64, 2); max_pool(2, stride: 2)
  p2: part(128, 2); max_pool(2, stride: 2)
  p3: part(256, 4); max_pool(2, stride: 2)
  p4: part(512, 4); max_pool(2, stride: 2)
  p5: part(512, 4); max_pool(2, stride: 2)
  linear(classes)
}

/// Nothing removed, nothing shrunk.
architecture teacher of n2n_vgg {
  p1.keep = [true, true];              p1.share = [100, 100]
  p2.keep = [true, true];              p2.share = [100, 100]
  p3.keep = [true, true, true, true];  p3.share = [100, 100, 100, 100]
  p4.keep = [true, true, true, true];  p4.share = [100, 100, 100, 100]
  p5.keep = [true, true, true, true];  p5.share = [100, 100, 100, 100]
}

/// Five epochs on the teacher's outputs and a little on the classes.
recipe student { optimizer: sgd(momentum: 0.9); lr: 0.01; weight_decay: 5e-4; epochs: 5; distill: 1 }

/// Section 3: policy gradient over layers removed and shrunk, about 100 updates of 5 students for each of the paper's
/// two stages, here in one. The reward is C · (2 − C) times the share of the teacher's accuracy, 91.97 %, that is kept;
/// C = 1 − params / 20,035,018 is the share of the teacher's parameters that is saved.
search n2n_cifar10 {
  space: n2n_vgg
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize (1 - params / 20_035_018) * (1 + params / 20_035_018) * accuracy / 91.97%
  strategy {
    large: train(teacher, recipe: cifar)
    found: reinforce(controller: bilstm, score: trained(student(teacher: large)), trials: 1_000)
    best:  train(found, recipe: cifar(teacher: large, distill: 0.5))
  }
}
