// The words of recipes and searches. Java stands behind each `native`.

/// Stochastic gradient descent with momentum, as PyTorch writes it.
operation sgd(momentum = 0, nesterov = false) {
  native:   optimizer
  momentum: number(0..0.9999)
  nesterov: boolean
}
/// Adam (Kingma and Ba 2015).
operation adam(beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8) {
  native:  optimizer
  beta1:   number(0..0.99999)
  beta2:   number(0..0.99999)
  epsilon: number(0..1)
}
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019).
operation adamw(beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8) {
  native:  optimizer
  beta1:   number(0..0.99999)
  beta2:   number(0..0.99999)
  epsilon: number(0..1)
}

/// One learning rate throughout.
operation constant(peak) { native: schedule; peak: number(1e-12..1_000) }
/// Half a cosine from `peak` to `least` (Loshchilov and Hutter 2017).
operation cosine(peak, least = 0) { native: schedule; peak: number(1e-12..1_000); least: number(0..1_000) }
/// Times `factor` after every `every` epochs.
operation step(peak, factor = 0.1, every = 30) {
  native: schedule
  peak:   number(1e-12..1_000)
  factor: number(1e-6..1)
  every:  number(0.001..100_000)
}

/// How a network is trained: the fields of a recipe.
operation training(optimizer = sgd(momentum: 0.9), lr = cosine(0.05), weight_decay = 0, batch = 128,
                   epochs = 100, warmup = 0, label_smoothing = 0, clip = 0) {
                     native:          recipe
                     optimizer:       optimizer
                     lr:              schedule
                     weight_decay:    number(0..1)
                     batch:           integer(2..1_000_000)
                     epochs:          integer(1..100_000)
                     warmup:          number(0..1_000)
                     label_smoothing: number(0..0.99)
                     clip:            number(0..1e9)
                   }

/// 1,797 handwritten digits, 1×8×8, 10 classes; part of nasc. Parts are cut class by class.
operation digits(holdout = 20%, test = 20%, seed = 0) {
  native:  data
  holdout: number(0.01..0.9)
  test:    number(0.01..0.9)
  seed:    integer(0..1_000_000_000)
  source:  "UCI Optical Recognition of Handwritten Digits"
}

/// Trains a single-path supernet: all architectures of the space, sharing weights.
operation one_shot(paths = strictly_fair, path_batch = shared, recipe = training) {
  native:     phase
  paths:      one_of(strictly_fair, uniform)
  path_batch: one_of(shared,        separate)
  recipe:     recipe
  source:     "FairNAS, Chu et al. 2021, section 3; SPOS, Guo et al. 2020"
}

/// Non-dominated sorting genetic algorithm: yields a Pareto front over the objectives.
operation nsga2(score, population = 50, trials = 1_000, crossover = 0.9, mutation = 0) {
  native:     phase
  score:      artefact
  population: integer(2..100_000)
  trials:     integer(1..10_000_000)
  crossover:  number(0..1)
  mutation:   number(0..1)
  source:     "NSGA-II, Deb et al. 2002"
}

/// Trains the best architectures of a front from fresh weights.
operation train(from, top = 1, recipe = training) {
  native: phase
  from:   artefact
  top:    integer(1..1_000)
  recipe: recipe
}

/// Multiply-adds of one forward pass: convolutions and linear layers.
operation macs { native: cost }
/// Learned numbers, batch norm's scale and shift included.
operation params { native: cost }
/// Bytes of what convolutions, linear layers, pools and merges yield, batch 1, float32.
operation activation_bytes { native: cost }
/// Share of the validation part that is classified rightly, 0 to 1.
operation accuracy { native: cost }
