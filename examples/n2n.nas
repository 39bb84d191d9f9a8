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
