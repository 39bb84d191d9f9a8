// Shapes and limits that do not fit.
space shapes {
  input: image(3, 8, 8)
  sum(conv(8), conv(16))
  //^ findings
//|   sum(conv(8), conv(16))
//|   ~~~~~~~~~~~~~~~~~~~~~~
//| shape: `sum` joins 8×8×8 and 16×8×8.
  //^ fixes
//| Project `conv(8)` from 8×8×8 to 16×8×8 by `conv(16, kernel: 1)` (quickfix)
//| Project `conv(16)` from 16×8×8 to 8×8×8 by `conv(8, kernel: 1)` (quickfix)
  linear(2)
}
space stride {
  input: image(3, 8, 8)
  conv(16, stride: 0)
  //^ findings
//|   conv(16, stride: 0)
//|                    ~
//| out-of-range: `stride` should be a whole number from 1 to 255, or a list of two; it is 0.
  linear(2)
}
space narrow {
  input: image(3, 8, 8)
  first: conv(any(8, 16, 64))
  linear(2)
  require macs <= 60k
  //^ findings
  //         ^ hints
//|   require macs <= 60k
}
