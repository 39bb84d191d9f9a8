// What is offered in a text that is not done.
space net {
  input: image(3, 8, 8)
  conv(16, k)
  //        ^ complete
//| kernel
  //       ^ signature
//| layer conv(channels = input.channels, kernel = 3, stride = 1, dilation = 1, groups = 1, padding = same_padding(kernel, dilation), bias = false)
//| kernel = 3
  poo
  //  ^ complete
//| avg_pool
//| global_avg_pool
//| max_pool
//| position_embedding
  linear(2)
}
search s {
  space: net
  data: d
  //     ^ complete
//| digits
//| image_folder
}
