// A chain of layers with open choices, and a search over it. What to type next:
//
//   nasc check FILE      finds what is wrong
//   nasc cost FILE       counts the networks and tells what they cost
//   nasc sample FILE     draws one of them
//   nasc run FILE        runs the search

import std.mobile  // brings `conv_bn`, `mbconv` and others

/// A space is a network with open choices. Its parameters make it one space at several sizes.
space net(classes = 10) {
  // What goes in: channels, height, width. These are the digits that come with nasc.
  input: image(1, 8, 8)
  conv_bn(16, kernel: 3)

  // `any` leaves something open. It is decided each time this place is reached, and an architecture
  // calls it by its address: `first.kernel`, `first.expand`. So each step with a choice has a label.
  first:  mbconv(16, kernel: any(3, 5), expand: any(2, 4))
  second: mbconv(24, kernel: any(3, 5), expand: any(2, 4), stride: 2)

  // In a `repeat` each turn decides anew: `rest[0].kernel`, `rest[1].kernel`.
  rest: repeat(2) { mbconv(24, kernel: any(3, 5), expand: any(2, 4)) }

  global_avg_pool; linear(classes)
}

/// One network of the space, with every choice decided. A list decides the turns of a `repeat`.
architecture small of net {
  first.kernel  = 3;       first.expand  = 2
  second.kernel = 3;       second.expand = 2
  rest.kernel   = [3, 3];  rest.expand   = [2, 2]
}

/// How networks are trained. What is not said here has a default.
recipe short {
  optimizer: sgd(momentum: 0.9, nesterov: true)
  lr:        cosine(0.05)
  batch:     64
  epochs:    20
}

/// What is searched, for what, and how: the phases run in order and take what earlier ones yield.
search digit_net {
  space: net
  data:  digits(holdout: 20%, test: 20%)
  maximize accuracy
  minimize macs
  strategy {
    weights: one_shot(paths: strictly_fair, recipe: short)
    front:   nsga2(score: weights, population: 16, trials: 64)
    best:    train(front, top: 1, recipe: short(epochs: 40))
  }
  seed: 0
}
