// What costs say where they stand.
space net {
  input: image(3, 32, 32)
  conv(16, kernel: any(3, 5), stride: 2)
  //                ^ hover
//| ```nas
//| choice
//| ```
//|
//| 2 options: `3`, `5`.
//|
//| Decided once in `net`: `kernel`.
//|
//| 4 architectures.
  //   ^ hints
//|   conv(16, kernel: any(3, 5)‹once›, stride: 2)‹→ 16×16×16›
  stage: repeat(any(1, 2)) { conv(16) }
  //^ hover
//| ```nas
//| label stage
//| ```
//|
//| | in `net` | least | mean | most | share of the mean | spread |
//| |:--|--:|--:|--:|--:|:--|
//| | multiply-adds | 589,824 | 884,736 | 1,179,648 | 78.0 % | █▁▁▁▁▁▁▁▁▁▁█ |
//| | parameters | 2,304 | 3,456 | 4,608 | 7.6 % | █▁▁▁▁▁▁▁▁▁▁█ |
//| | activation bytes | 16,384 | 24,576 | 32,768 | 59.9 % | █▁▁▁▁▁▁▁▁▁▁█ |
  linear(10)
  //^ hover
//| ```nas
//| layer linear(features, bias = true)
//| ```
//|
//| | in `net` | least | mean | most | share of the mean | spread |
//| |:--|--:|--:|--:|--:|:--|
//| | multiply-adds | 40,960 | 40,960 | 40,960 | 3.6 % |  |
//| | parameters | 40,970 | 40,970 | 40,970 | 90.6 % |  |
//| | activation bytes | 40 | 40 | 40 | 0.1 % |  |
//|
//| A fully connected layer on the flattened tensor.
}
