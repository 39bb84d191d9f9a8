// What is a kind of what: blocks that are one call, and architectures of a space.
block narrow(c) = conv(c, kernel: 1)
//    ^ above
//| layer conv
//    ^ below
//| block stem
block stem(c) = narrow(c)
//              ^ below
//| block stem
space net {
  //  ^ below
//| architecture small
  input: image(3, 8, 8)
  stem(any(8, 16))
  dw_conv(3)
  //^ above
//| layer conv
  linear(2)
}
architecture small of net { c = 8 }
//           ^ above
//| space net
