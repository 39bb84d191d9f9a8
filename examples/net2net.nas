// Networks that grow: Net2Net (Chen, Goodfellow, Shlens, ICLR 2016) widens and deepens a trained network without
// changing what it computes; EAS (Cai, Chen, Zhang, Yu, Wang, AAAI 2018) lets a controller do so. A space of plain
// networks holds all that these moves can reach. The published layer lists are not public: 23.4M parameters at 4.23
// % error on CIFAR-10.

/// EAS, section 4.1: four parts of convolutions between poolings, then fully connected layers.
space plain_net(most = 5, classes = 10) {
  block part {
    repeat(any(1..most)) {
      conv(any(16, 32, 64, 96, 128, 192, 256, 320, 384, 448, 512, 576, 640), kernel: any(1, 3, 5)); bn; relu
    }
  }
  input: image(3, 32, 32)
  p1: part; max_pool(2, stride: 2)
  p2: part; max_pool(2, stride: 2)
  p3: part; max_pool(2, stride: 2)
  p4: part; avg_pool(4, stride: 4)
  fc: repeat(any(1..3)) { linear(any(64, 128, 256, 384, 512, 640, 768, 896, 1024, 1152, 1280)); relu; dropout(50%) }
  linear(classes)
}

/// The smallest network of the repository's toy setting: four 3×3 convolutions.
architecture start of plain_net {
  p1 { channels = [16]; kernel = [3] }
  p2 { channels = [16]; kernel = [3] }
  p3 { channels = [16]; kernel = [3] }
  p4 { channels = [16]; kernel = [3] }
  fc.features = [64]
}

/// The same network after Net2Wider on its second part and Net2Deeper on its third.
architecture grown of plain_net {
  p1 { channels = [16]; kernel = [3] }
  p2 { channels = [32]; kernel = [3] }
  p3 { channels = [16, 16]; kernel = [3, 3] }
  p4 { channels = [16]; kernel = [3] }
  fc.features = [64]
}

/// EAS, section 4.1: a controller that reads the network in both directions widens and deepens it, four and five
/// times, ten networks an episode; each goes on from inherited weights for 20 epochs.
search eas_cifar10 {
  space: plain_net
  data:  cifar10("data/cifar10", holdout: 5_000)
  maximize tan(accuracy * pi / 2)
  strategy {
    small: train(start, recipe: cifar(lr: cosine(0.02), batch: 64, epochs: 20))
    best:  grow(small, moves: [widen, deepen], controller: bilstm(50), steps: 9, episodes: 15,
                trials: 150, score: trained(short))
    net: train(best, recipe: cifar)
  }
}
