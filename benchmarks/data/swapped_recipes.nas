import std.mobile
import "quickstart.nas"

// Networks with their recipes for two budgets: `benchmarks/run swapped-recipes` trains each by its own recipe and by
// the other's.

/// How to train for two epochs: an optimizer with choices of its own, rates that hang on it, and two regularisers.
recipe tuned {
  optimizer: any(sgd: sgd(momentum: any(0.8, 0.9), nesterov: true), rmsprop)
  let base = any(0.005, 0.01, 0.02, 0.04)
  lr:              cosine(base * 5 if optimizer == sgd else base)
  weight_decay:    any(0, 1e-4, 5e-4)
  label_smoothing: any(0, 0.1)
  batch:           any(32, 64)
  epochs:          2
}

search pairs {
  space:  digit_net
  recipe: tuned
  data:   digits
  maximize accuracy
  strategy {
    small: nars(score: trained, rounds: 2, batch: 4, pool: 2_000, within: macs <= 400k)
    large: nars(score: trained, rounds: 2, batch: 4, pool: 2_000, within: macs >= 700k)
  }
}
