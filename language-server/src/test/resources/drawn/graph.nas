// A cell: its choices stand once in the text and are decided often.
space cells {
  cell normal(c) = graph {
    inputs: [prev2, prev]
    nodes: 2
    node: sum(any 2 of earlier -> any(thin: conv(c, kernel: 1), conv: conv(c, kernel: 3)))
    //        ^ hover
//| ```nas
//| choice
//| ```
//|
//| 3 options: `[prev2, prev]`, `[prev2, n0]`, `[prev, n0]`.
//|
//| Decided once in `cells`: `normal.n1.from`.
//|
//| 48 architectures.
    //                              ^ hover
//| ```nas
//| choice
//| ```
//|
//| 2 options: `thin`, `conv`.
//|
//| Decided 5 times in `cells`: `normal.n0[prev2].op`, `normal.n0[prev].op`, `normal.n1[prev2].op`, `normal.n1[prev].op`, `normal.n1[n0].op`.
//|
//| 48 architectures.
    //                              ^ hints
//|     node: sum(any 2 of earlier‹once› -> any(thin: conv(c, kernel: 1), conv: conv(c, kernel: 3))‹once per use: 5 ×›)‹→ 8×8×8›
  }
  input: image(3, 8, 8)
  conv(8)
  repeat(2) { normal(8) }
  //          ^ hover
//| ```nas
//| cell normal(c)
//| ```
//|
//| | in `cells` | least | mean | most | share of the mean | spread |
//| |:--|--:|--:|--:|--:|:--|
//| | multiply-adds | 32,768 | 163,840 | 294,912 | 91.7 % | ▂▁▆▁▁█▁▁▆▁▁▂ |
//| | parameters | 512 | 2,560 | 4,608 | 67.3 % | ▂▁▆▁▁█▁▁▆▁▁▂ |
//| | activation bytes | 24,576 | 24,576 | 24,576 | 92.3 % |  |
  linear(2)
}
