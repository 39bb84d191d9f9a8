import std.mobile
import "quickstart.nas"

/// How to train: an optimizer with choices of its own, rates that hang on it, and two regularisers.
recipe tuned {
  optimizer: any(sgd: sgd(momentum: any(0.8, 0.9), nesterov: true), rmsprop)
  let base = any(0.005, 0.01, 0.02)
  lr:              cosine(base * 5 if optimizer == sgd else base)
  weight_decay:    any(0, 1e-4, 5e-4)
  label_smoothing: any(0, 0.1)
  batch:           64
  epochs:          2
}

/// Networks and recipes together (FBNetV3, Dai et al. 2021): each candidate decides both and is trained by its own
/// recipe. `nasc run examples/digits_recipes.nas --search digits_joint` takes a minute on one core.
search digits_joint {
  space:  digit_net
  recipe: tuned
  data:   digits
  maximize accuracy
  require macs <= 600k
  strategy {
    found: aging_evolution(score: trained, population: 8, sample: 3, trials: 32)
    best:  train(found, recipe: tuned(epochs: 12))
  }
}

recipe tuned_teacher { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.05); weight_decay: 1e-4; batch: 64; epochs: 12; label_smoothing: 0.1 }

/// A network with its recipe for each of two budgets, by one predictor (FBNetV3, section 3): it learns the costs of a
/// pool, then, round by round, the accuracy of the 8 most promising; evolution on what it says costs no training. What
/// is found learns from the largest network besides.
search digits_family {
  space:  digit_net
  recipe: tuned(epochs: 4)
  data:   digits
  maximize accuracy
  strategy {
    pool:  sobol(2_000)
    free:  predictor(pool, learn: [macs, params])
    judge: improve(free, pool: pool, score: trained, rounds: 3, batch: 8, stop_at_rank: 0.8)
    nets:  each(limit: [450k, 600k]) {
      evolve(score: judge, within: macs <= limit, seeds: 10, random: 10, children: 8, keep: 10)
    }
    teacher: train(largest, recipe: tuned_teacher)
    best:    train(nets,    recipe: tuned(epochs: 12, teacher: teacher, distill: 0.8, label_weight: 0.2))
  }
}

/// The quickstart's smallest network, by itself.
space fixed {
  input: image(1, 8, 8)
  conv_bn(16, kernel: 3)
  repeat(2) { mbconv(16, kernel: 3, expand: 2) }
  repeat(2) { mbconv(32, kernel: 3, expand: 2, stride: 2 then 1) }
  conv_bn(64, kernel: 1)
  global_avg_pool; linear(10)
}

/// The recipe alone.
search digits_recipe {
  space:  fixed
  recipe: tuned
  data:   digits
  maximize accuracy
  strategy { found: tpe(score: trained, trials: 24) }
}

/// Rates and decays as numbers between two ends.
recipe drawn {
  lr:           cosine(log_uniform(0.005, 0.5))
  weight_decay: log_uniform(1e-6, 1e-2)
  dropout:      uniform(0, 30%)
  batch:        64
  epochs:       2
}

/// The recipe alone, number by number.
search digits_drawn {
  space:  fixed
  recipe: drawn
  data:   digits
  maximize accuracy
  strategy { found: tpe(score: trained, trials: 24) }
}
