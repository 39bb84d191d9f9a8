// Names: where they come from, where they are used, what else they may be.
let wide = 16
block part(c) { conv(c); conv(wide, kernel: 1) }
//    ^ references
//| block part(c) { conv(c); conv(wide, kernel: 1) }
//|       ~~~~
//|   first: part(any(8, wide))
//|          ~~~~
space net {
  input: image(3, 8, 8)
  first: part(any(8, wide))
  //     ^ definition
//| block part(c) { conv(c); conv(wide, kernel: 1) }
//|       ~~~~
  //                  ^ highlight
//| let wide = 16
//|     ~~~~
//| block part(c) { conv(c); conv(wide, kernel: 1) }
//|                               ~~~~
//|   first: part(any(8, wide))
//|                      ~~~~
  //                  ^ select
//|   first: part(any(8, wide))
//|                      ~~~~
//|   first: part(any(8, wide))
//|               ~~~~~~~~~~~~
//|   first: part(any(8, wide))
//|          ~~~~~~~~~~~~~~~~~~
//|   first: part(any(8, wide))
//|   ~~~~~~~~~~~~~~~~~~~~~~~~~
  //                  ^ rename broad
//| let broad = 16
//| block part(c) { conv(c); conv(broad, kernel: 1) }
//|   first: part(any(8, broad))
  linear(2)
  //^ definition
//| in ops.nas
}
architecture small of net { first.c = 8 }
//                                ^ definition
//|   first: part(any(8, wide))
//|               ~~~~~~~~~~~~
