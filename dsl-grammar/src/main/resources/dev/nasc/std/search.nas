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

/// Root mean square propagation (Tieleman and Hinton 2012), as TensorFlow writes it.
operation rmsprop(decay = 0.9, momentum = 0.9, epsilon = 1e-3) {
  native:   optimizer
  decay:    number(0..0.99999)
  momentum: number(0..0.9999)
  epsilon:  number(0..10)
}

/// One learning rate throughout; a plain number says the same.
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

/// Times `factor` over every `every` epochs, a little in each step.
operation exponential(peak, factor = 0.97, every = 1) {
  native: schedule
  peak:   number(1e-12..1_000)
  factor: number(1e-6..1)
  every:  number(0.001..100_000)
}
/// From `peak` to `least` by the share of the steps that is left, to the power of `power`: by default a straight line.
operation polynomial(peak, least = 0, power = 1) {
  native: schedule
  peak:   number(1e-12..1_000)
  least:  number(0..1_000)
  power:  number(0.01..100)
}
/// Half a cosine from `peak` to `least` over the `first` epochs, and again and again, each time over `factor` times as
/// many (Loshchilov and Hutter 2017).
operation restarts(peak, least = 0, first = 10, factor = 2) {
  native: schedule
  peak:   number(1e-12..1_000)
  least:  number(0..1_000)
  first:  number(0.001..100_000)
  factor: number(1..100)
}

/// One of 25 pairs of operations, which AutoAugment (Cubuk et al. 2019) learned on CIFAR-10 or ImageNet, with the
/// magnitudes of the authors' programs; then a crop and a flip as of `standard`. On CIFAR-10 with `cutout: 16`.
operation auto_augment(policy = cifar10) {
  native: augmentation
  policy: one_of(cifar10, imagenet)
  source: "Cubuk et al. 2019"
}
/// So many operations, each drawn among the sixteen of the authors' program (`code`) or the fourteen of the paper, of
/// which one does nothing (`paper`), at one magnitude, of which 10 is the greatest of AutoAugment; then a crop and a
/// flip as of `standard`.
operation rand_augment(operations = 2, magnitude = 10, among = code) {
  native:     augmentation
  operations: integer(1..16)
  magnitude:  number(0..30)
  among:      one_of(code, paper)
  source:     "Cubuk et al. 2020"
}

/// A number between two ends, each alike: a choice among 257 evenly spaced ones, both ends among them.
operation uniform(least, greatest) {
  native:   distribution
  least:    number(-1e12..1e12)
  greatest: number(-1e12..1e12)
}
/// A number between two ends, its logarithm evenly spread: a choice among 257, both ends among them.
operation log_uniform(least, greatest) {
  native:   distribution
  least:    number(1e-12..1e12)
  greatest: number(1e-12..1e12)
}

/// How a network is trained: the fields of a recipe. `decay` multiplies the rate after every epoch;
/// `steps` stand in for `epochs` where they are given; `ema` takes the moving mean of the weights: what it keeps a
/// step, 0.9999 where it is `true`, less in the first steps; `dropout` stands before the last linear layer, `drop_path`
/// drops branches of sums, more from epoch to epoch; `mixup` blends pairs of images by shares from Beta(α, α); an
/// update takes `accumulate` batches; `distill` is the weight of the cross entropy with what a `teacher` says, added to
/// that with the labels, whose weight is `label_weight`: the teacher is the best network of a phase that trains, the one
/// that `load` brings from another run, or the largest of shared weights. A step whose gradient is no number stops the training with advice, or is left out
/// (`not_finite: skip`). In `float16` passes compute with half the bits, for GPUs (a CPU takes many times as long);
/// weights, norms and the loss stay float32, and the loss is scaled by a power of 2 that halves where gradients overflow
/// and doubles every 2,000 steps. With `checkpoint` a pass keeps only what lies between parts of the network, and its
/// backward pass computes the rest again: less memory for a third more time.
operation training(optimizer = sgd(momentum: 0.9), lr = cosine(0.05), weight_decay = 0, batch = 128,
                   epochs = 100, warmup = 0, label_smoothing = 0, clip = 0, decay = 1, steps = 0,
                   ema = false, dropout = 0, drop_path = 0, mixup = 0, cutout = 0, augment = none,
                   accumulate = 1, teacher = none, distill = 0, label_weight = 1, not_finite = stop, precision = float32,
                   checkpoint = false) {
                     native:          recipe
                     optimizer:       optimizer
                     lr:              schedule
                     weight_decay:    number(0..1)
                     batch:           integer(2..1_000_000)
                     epochs:          integer(1..100_000)
                     warmup:          number(0..1_000)
                     label_smoothing: number(0..0.99)
                     clip:            number(0..1e9)
                     decay:           number(1e-6..1)
                     steps:           integer(0..1_000_000_000)
                     ema:             either(boolean, number(0..0.999999))
                     dropout:         number(0..0.99)
                     drop_path:       number(0..0.99)
                     mixup:           number(0..10)
                     cutout:          integer(0..1_000)
                     augment:         either(one_of(none, standard), augmentation)
                     accumulate:      integer(1..10_000)
                     teacher:         either(one_of(none), artefact(weights))
                     distill:         number(0..100)
                     label_weight:    number(0..1)
                     not_finite:      one_of(stop,    skip)
                     precision:       one_of(float32, float16, bfloat16)
                     checkpoint:      boolean
                   }

/// 1,797 handwritten digits, 1×8×8, 10 classes; part of nasc. Parts are cut class by class.
operation digits(holdout = 20%, test = 20%, seed = 0) {
  native:  data
  holdout: number(0.01..0.9)
  test:    number(0.01..0.9)
  seed:    integer(0..1_000_000_000)
  source:  "UCI Optical Recognition of Handwritten Digits"
}
/// 60,000 images, 3×32×32, 10 classes, in the binary version's files. A holdout above 1 counts examples.
operation cifar10(path, holdout = 5_000, seed = 0) {
  native:  data
  path:    text
  holdout: number(0.001..49_999)
  seed:    integer(0..1_000_000_000)
  source:  "Krizhevsky 2009"
}
/// 70,000 handwritten digits, 1×28×28, 10 classes, in the IDX files.
operation mnist(path, holdout = 5_000, seed = 0) {
  native:  data
  path:    text
  holdout: number(0.001..59_999)
  seed:    integer(0..1_000_000_000)
  source:  "LeCun et al. 1998"
}
/// Folders `train` and `val` with one folder a class; `classes` of them, drawn by `seed`, or all with 0.
operation image_folder(path, classes = 0, holdout = 10%, seed = 0) {
  native:  data
  path:    text
  classes: integer(0..1_000_000)
  holdout: number(0.001..100_000_000)
  seed:    integer(0..1_000_000_000)
}
/// Arrays `x` (n×C×H×W or n×C) and `y` (n) of one NumPy archive. Parts above 1 count examples.
operation npz(path, holdout = 20%, test = 20%, seed = 0) {
  native:  data
  path:    text
  holdout: number(0.001..100_000_000)
  test:    number(0.001..100_000_000)
  seed:    integer(0..1_000_000_000)
}
/// A table with a header line: numbers, and the class in the column `label`. Parts above 1 count examples.
operation csv(path, label = "label", holdout = 20%, test = 20%, seed = 0) {
  native:  data
  path:    text
  label:   text
  holdout: number(0.001..100_000_000)
  test:    number(0.001..100_000_000)
  seed:    integer(0..1_000_000_000)
}

/// Measured times: a CSV file with the header `operation,input,output,milliseconds` and a line like
/// `conv(k3 s2 g1),3x224x224,32x112x112,1.25` for an operation at its shapes. An operation without
/// any line is free.
operation latency_table(file) { native: latencies; file: text }
/// The median of `repeats` forward passes with so many examples, on the device that the search runs on, after some
/// passes that do not count. No two runs find the same.
operation measured(batch = 1, repeats = 31) {
  native:  latencies
  batch:   integer(1..65_536)
  repeats: integer(1..100_000)
}

/// Multiply-adds of one forward pass, of the network or of one labelled step: convolutions and linear layers.
operation macs(part = all) { native: cost; part: address }
/// Learned numbers, batch norm's scale and shift included.
operation params(part = all) { native: cost; part: address }
/// Bytes of what convolutions, linear layers, pools and merges yield, batch 1, float32.
operation activation_bytes(part = all) { native: cost; part: address }
/// Share of the validation part that is classified rightly, 0 to 1.
operation accuracy { native: cost }
/// Mean cross-entropy of a training batch, in nats.
operation cross_entropy { native: cost }
/// Time of one forward pass: summed from a latency table, measured, or as the table of the scorer says it.
operation latency(table = scored) { native: cost; table: either(one_of(scored), latencies) }

/// Trains each candidate from fresh weights; its score is the accuracy on the validation part.
operation trained(recipe = training) { native: scorer; recipe: recipe }
/// Looks each candidate up in a file of trained ones: CSV with a header. A line is known by one column for each
/// address of the space (`format: addresses`), or by the column `arch_str` that holds a string of NAS-Bench-201, or
/// one digit an option (`digits`); the options of the space are then in the benchmark's order. `column` is the
/// accuracy that is searched on, in its own unit; `latency` holds milliseconds; `reported` is read for reports alone.
/// `reference` bounds the hypervolume: one value an objective, in their order.
operation table(file, column = "accuracy", latency = "", reported = "", format = addresses, key = "arch_str",
                reference = []) {
                  native:    scorer
                  file:      text
                  column:    text
                  latency:   text
                  reported:  text
                  format:    one_of(addresses, nas_bench_201, digits)
                  key:       text
                  reference: list(number(-1e12..1e12))
                }

/// A recurrent controller of so many units that decides one choice after the other.
operation lstm(units = 100, layers = 1) { native: model; units: integer(1..10_000); layers: integer(1..16) }
/// One softmax for each choice, independent of the others.
operation softmax() { native: model }
/// One that reads the network in both directions.
operation bilstm(units = 50) { native: model; units: integer(1..10_000) }
/// One that reads a tree from its leaves and from its root.
operation tree_lstm(units = 100) { native: model; units: integer(1..10_000) }
/// A perceptron with one hidden layer.
operation mlp(units = 100) { native: model; units: integer(1..10_000) }
/// So many models of one kind; what they say is averaged.
operation ensemble(size = 5, member = mlp) { native: model; size: integer(1..1_000); member: model }

/// A weight that runs from one value to another over a share of the phase, and stays there.
operation linear(first, last = 0, over = 1) {
  native: ramp
  first:  number(-1e6..1e6)
  last:   number(-1e6..1e6)
  over:   number(0.001..1)
}

/// Trains a single-path supernet: all architectures of the space, sharing weights.
operation one_shot(paths = strictly_fair, path_batch = shared, recipe = training) {
  native:     phase
  yields:     [weights, scorer]
  paths:      one_of(strictly_fair, uniform)
  path_batch: one_of(shared,        separate)
  recipe:     recipe
  source:     "FairNAS, Chu et al. 2021, section 3; SPOS, Guo et al. 2020"
}

/// Non-dominated sorting genetic algorithm: yields a Pareto front over the objectives. Of the mutations, a share
/// `reinforced` is drawn by a controller that learns from the first objective, and a share `prior` by a roulette
/// wheel that prefers cheap options; the rest are uniform.
operation nsga2(score, population = 50, trials = 1_000, crossover = 0.9, mutation = 0, reinforced = 0, prior = 0,
                within = all) {
                  native:     phase
                  yields:     [architectures]
                  score:      either(artefact(scorer), scorer)
                  population: integer(2..100_000)
                  trials:     integer(1..10_000_000)
                  crossover:  number(0..1)
                  mutation:   number(0..1)
                  reinforced: number(0..1)
                  prior:      number(0..1)
                  within:     either(one_of(all), condition)
                  source:     "NSGA-II, Deb et al. 2002; FairNAS, Chu et al. 2021"
                }

/// Trains the best architectures of a phase, or a named one, from fresh weights; with `space`, at
/// that size; with `data`, on other data than the search.
operation train(from, top = 1, space = same, data = same, recipe = training) {
  native: phase
  yields: [architectures, weights, scorer]
  from:   either(artefact(architectures), one_of(smallest, largest), architecture)
  top:    integer(1..1_000)
  space:  either(one_of(same), space)
  data:   either(one_of(same), data)
  recipe: recipe
}

/// A network that another run has trained, from the file of weights that it left, `LABEL/weights.safetensors`: a teacher
/// of others, or, where it is the `largest`, what `shrink` begins with. `from` is the architecture that was trained;
/// with `space`, at that size. The path is relative to the `.nas` file. A file of another network is refused before
/// anything is trained.
operation load(from, file, space = same) {
  native: phase
  yields: [weights]
  from:   either(one_of(smallest, largest), architecture)
  file:   text
  space:  either(one_of(same), space)
}

/// Draws uniformly over architectures.
operation random(trials = 100, score = trained, within = all) {
  native: phase
  yields: [architectures]
  trials: integer(1..100_000_000)
  score:  either(artefact(scorer), scorer)
  within: either(one_of(all),      condition)
}
/// Every architecture, in the order of the walk.
operation grid(score = trained, trials = 1_000_000, within = all) {
  native: phase
  yields: [architectures]
  score:  either(artefact(scorer), scorer)
  trials: integer(1..100_000_000)
  within: either(one_of(all), condition)
}
/// Hill climbing: tries the neighbours of the best, one decision away, and goes on from the first that is better;
/// begins anew where none is.
operation local_search(score, trials = 1_000, within = all) {
  native: phase
  yields: [architectures]
  score:  either(artefact(scorer), scorer)
  trials: integer(1..100_000_000)
  within: either(one_of(all), condition)
  source: "White et al. 2021"
}
/// Architectures spread evenly, by a scrambled Sobol sequence over the space; without a score nothing is trained.
operation sobol(trials = 1_000, score = none, within = all) {
  native: phase
  yields: [architectures]
  trials: integer(1..100_000_000)
  score:  either(one_of(none), artefact(scorer), scorer)
  within: either(one_of(all),  condition)
  source: "Sobol 1967; Owen 1995"
}
/// Aging evolution: a tournament of `sample`, one mutation, the oldest dies; or the worst of the tournament.
operation aging_evolution(score, population = 100, sample = 25, trials = 20_000, dies = oldest, within = all) {
  native:     phase
  yields:     [architectures]
  score:      either(artefact(scorer), scorer)
  population: integer(2..1_000_000)
  sample:     integer(1..1_000_000)
  trials:     integer(1..100_000_000)
  dies:       one_of(oldest, worst)
  within:     either(one_of(all), condition)
  source:     "Real et al. 2019, algorithm 1"
}
/// Evolution by mutation and crossing of the best quarter of a `population`. With `children`, that many mutations of
/// each of the `keep` best instead, until the best stands still for three generations; it begins with the best `seeds`
/// that the phase of its `score` has trained, and with `random` others.
operation evolve(score, within = all, population = 100, generations = 500, seeds = 0, random = 0,
                 children = 0, keep = 0) {
                   native:      phase
                   yields:      [architectures]
                   score:       either(artefact(scorer), scorer)
                   within:      either(one_of(all),      condition)
                   population:  integer(2..1_000_000)
                   generations: integer(1..1_000_000)
                   seeds:       integer(0..1_000_000)
                   random:      integer(0..1_000_000)
                   children:    integer(0..1_000_000)
                   keep:        integer(0..1_000_000)
                   source:      "OFA, Cai et al. 2020; FBNetV3, Dai et al. 2021"
                 }
/// Tree-structured Parzen estimator: an estimate for each choice among the best `quantile` of the trials, at most 25,
/// and one among the rest.
operation tpe(score, trials = 200, startup = 10, candidates = 24, quantile = 0.1, within = all) {
  native:     phase
  yields:     [architectures]
  score:      either(artefact(scorer), scorer)
  trials:     integer(1..10_000_000)
  startup:    integer(1..1_000_000)
  candidates: integer(1..1_000_000)
  quantile:   number(0.01..0.99)
  within:     either(one_of(all), condition)
  source:     "Bergstra et al. 2011"
}
/// Asynchronous successive halving: of those that were trained for `least` epochs, on the share `data` of the training
/// part, on images whose sides are `resolution` of the whole, the best, one in `factor`, go on to `factor` times as many
/// epochs, examples and pixels, and so on up to the whole of each. Who gets more epochs alone goes on where it stopped;
/// who gets other examples or images begins anew. `trials` counts each time that one goes on.
operation asha(score = trained, trials = 200, least = 1, factor = 3, data = 100%, resolution = 100%, within = all) {
  native:     phase
  yields:     [architectures]
  score:      either(artefact(scorer), scorer)
  trials:     integer(1..10_000_000)
  least:      integer(1..100_000)
  factor:     integer(2..100)
  data:       number(0.00001..1)
  resolution: number(0.01..1)
  within:     either(one_of(all), condition)
  source:     "Li et al. 2020"
}
/// A controller that learns by policy gradient which choices score well.
operation reinforce(controller = lstm, score = trained, trials = 12_800, lr = 3.5e-4, entropy = 0,
                    baseline = 0.95, batch = 1, within = all) {
                      native:     phase
                      yields:     [architectures]
                      controller: model
                      score:      either(artefact(scorer), scorer)
                      trials:     integer(1..10_000_000)
                      lr:         number(1e-9..10)
                      entropy:    number(0..10)
                      baseline:   number(0..1)
                      batch:      integer(1..10_000)
                      within:     either(one_of(all), condition)
                      source:     "NAS-RL, Zoph and Le 2017"
                    }
/// The same with proximal policy optimisation.
operation ppo(controller = lstm, score = trained, trials = 8_000, lr = 3.5e-4, entropy = 1e-5, baseline = 0.95,
              clip = 0.2, batch = 20, passes = 4, within = all) {
                native:     phase
                yields:     [architectures]
                controller: model
                score:      either(artefact(scorer), scorer)
                trials:     integer(1..10_000_000)
                lr:         number(1e-9..10)
                entropy:    number(0..10)
                baseline:   number(0..1)
                clip:       number(0.001..1)
                batch:      integer(1..10_000)
                passes:     integer(1..1_000)
                within:     either(one_of(all), condition)
                source:     "Schulman et al. 2017; MnasNet, Tan et al. 2019"
              }
/// A controller and shared weights, trained in turn: an epoch of the weights, a child of the controller a batch, then
/// `steps` of the controller, each on the accuracies of so many `children` on batches of the validation part. Of
/// `derive` architectures that are drawn in the end, the most accurate is kept. Logits are `tanh` times their
/// hyperbolic tangent, for operations divided by `reduce`; operations that it is told to `prefer` begin likelier.
/// `skip_weight` draws the probability of each further state of `some of` to `skip_target`.
operation enas(controller = lstm(64), epochs = 310, steps = 30, children = 10, derive = 10, lr = 3.5e-3,
               temperature = 1, tanh = 1.1, reduce = 2.5, entropy = 1e-4, baseline = 0.99,
               skip_target = 40%, skip_weight = 0.8, prefer = [], recipe = training) {
                 native:      phase
                 yields:      [architectures, weights, scorer]
                 controller:  model
                 epochs:      integer(1..100_000)
                 steps:       integer(1..100_000)
                 children:    integer(1..10_000)
                 derive:      integer(1..100_000)
                 lr:          number(1e-9..10)
                 temperature: number(0.01..1_000)
                 tanh:        number(0.01..1_000)
                 reduce:      number(0.01..1_000)
                 entropy:     number(0..10)
                 baseline:    number(0..1)
                 skip_target: number(0.01..0.99)
                 skip_weight: number(0..100)
                 prefer:      list(address)
                 recipe:      recipe
                 source:      "ENAS, Pham et al. 2018; the defaults are those of its code for cells"
               }
/// Tells how well shared weights rank: trains `architectures`, one from each of as many equal shares of the space by
/// multiply-adds, by themselves, and compares their order with that of `score`, or of each in its list: Kendall's tau.
operation rank(score, architectures = 13, recipe = training) {
  native:        phase
  yields:        [architectures]
  score:         either(artefact(scorer), list(artefact(scorer)))
  architectures: integer(2..100_000)
  recipe:        recipe
  source:        "FairNAS, Chu et al. 2021, section 4.4"
}
/// Differentiable search: a softmax over the options of each choice, trained with the weights. The weights
/// learn from the training part, the softmax from the validation part; `zero` lets one option that yields
/// zeros compete everywhere, `epochs` are those of the phase, whatever the recipe says. Against the liking for skips:
/// the options `penalized` lose by how much they are liked, times `skip_penalty`; a cell keeps at most `skips` options
/// called `skip` (Chen et al. 2019, P-DARTS).
operation darts(order = 2, zero = false, lr = 3e-4, epochs = 50, skip_penalty = 0, penalized = [skip], skips = all,
                recipe = training) {
                  native:       phase
                  yields:       [architectures, weights]
                  order:        integer(1..2)
                  zero:         boolean
                  lr:           number(1e-9..10)
                  epochs:       integer(1..100_000)
                  skip_penalty: either(ramp, number(0..1_000))
                  penalized:    list(address)
                  skips:        either(one_of(all), integer(0..1_000))
                  recipe:       recipe
                  source:       "DARTS, Liu et al. 2019"
                }
/// A search network, of the size `student`, and an evaluation network, of the size `teacher`, that learn from each
/// other. After `warmup` epochs of the search network alone each round derives an architecture, trains the evaluation
/// network of it for `teacher_warmup` epochs on the validation part, and then both for `round_epochs`: the softmax and
/// the evaluation network on the validation part, the search network's weights on the training part. The search
/// network has to yield what the evaluation network does, also in the space's auxiliary heads, softened by
/// `temperature`; `divergence` is a mean over examples and classes (released code) or over examples (paper). The
/// options `penalized` lose by how much they are liked, times `skip_penalty`. Of `teacher_recipe` the evaluation network
/// has its optimizer, rates and clip; the batches are the same for both, so that what it says of these (`batch`,
/// `augment`, `cutout`, `label_smoothing`) has to be what `recipe` says.
operation cyclic(student = same, teacher = same, zero = true, lr = 6e-4, warmup = 5, rounds = 30, round_epochs = 1,
                 teacher_warmup = 5, temperature = 2, distill = 1, divergence = elements, skip_penalty = 0,
                 penalized = [skip], recipe = training, teacher_recipe = same) {
                   native:         phase
                   yields:         [architectures, weights]
                   student:        either(one_of(same), space)
                   teacher:        either(one_of(same), space)
                   zero:           boolean
                   lr:             number(1e-9..10)
                   warmup:         integer(0..100_000)
                   rounds:         integer(1..100_000)
                   round_epochs:   integer(1..100_000)
                   teacher_warmup: integer(0..100_000)
                   temperature:    number(0.01..1_000)
                   distill:        number(0..1_000)
                   divergence:     one_of(elements, examples)
                   skip_penalty:   either(ramp, number(0..1_000))
                   penalized:      list(address)
                   recipe:         recipe
                   teacher_recipe: either(one_of(same), recipe)
                   source:         "Cyclic DARTS, Yu et al. 2022; github.com/microsoft/Cream"
                 }
/// Binary gates: each step trains one path that the shares draw; every fifth step first trains the shares on the
/// validation part, `paths` options of each choice in memory. `loss` is what the shares lessen: a formula of
/// `cross_entropy` and of the mean `macs`, `params`, `activation_bytes` or `latency(table)` of what they draw. With
/// `learn: reinforce` they learn by policy gradient instead: `samples` paths a step, each with a `reward`, a formula of
/// its `accuracy` on a batch and its costs, over a baseline that takes over so much of the newest mean.
operation proxyless(warmup = 40, epochs = 120, paths = 2, lr = 1e-3, loss = cross_entropy, learn = gates,
                    samples = 10, reward = accuracy, baseline = 0.99, recipe = training) {
                      native:   phase
                      yields:   [architectures, weights]
                      warmup:   integer(0..100_000)
                      epochs:   integer(1..100_000)
                      paths:    integer(2..100)
                      lr:       number(1e-9..10)
                      loss:     formula
                      learn:    one_of(gates, reinforce)
                      samples:  integer(1..10_000)
                      reward:   formula
                      baseline: number(0..1)
                      recipe:   recipe
                      source:   "ProxylessNAS, Cai et al. 2019"
                    }
/// Progressive shrinking: goes on training one network whose slices are all networks of the space. A smaller kernel
/// is the centre of a larger one through a learned matrix, a smaller width the first channels, a smaller depth the
/// first layers. Each list opens the options of all choices of its name, from `depth: [4, 3]` on to those of earlier
/// phases; choices of other names are open from the first phase on. Before `expand` or `width`, channels are sorted
/// by importance. Each step trains `paths` slices at one resolution; `teacher` and `distill` of the recipe add the
/// cross entropy with what a teacher says: that phase's network, or without one the largest network as it is.
operation shrink(from, kernel = [], depth = [], expand = [], width = [], paths = 1, recipe = training) {
  native: phase
  yields: [weights, scorer]
  from:   artefact(weights)
  kernel: list(number(1..1_000))
  depth:  list(number(0..1_000))
  expand: list(number(0..1_000))
  width:  list(number(0..10_000))
  paths:  integer(1..1_000)
  recipe: recipe
  source: "Once-for-All, Cai et al. 2020"
}
/// Takes the best architectures of a phase out of shared weights as networks by themselves, with batch norm's
/// statistics of their own. Nothing is trained.
operation extract(from, weights, top = 1) {
  native:  phase
  yields:  [architectures, weights, scorer]
  from:    artefact(architectures)
  weights: artefact(weights)
  top:     integer(1..1_000)
  source:  "Once-for-All, Cai et al. 2020"
}
/// A model of the score: one that learns the exact costs of a `pool`, for `improve` to go on with, or one that learns
/// what `samples` of the space score. `width` is that of the embedding; the heads have a hidden layer of `model`.
operation predictor(pool = none, samples = 0, score = none, learn = [], width = 24, model = mlp) {
  native:  phase
  yields:  [predictor, scorer]
  pool:    either(one_of(none), artefact(architectures))
  samples: integer(0..10_000_000)
  score:   either(one_of(none), artefact(scorer), scorer)
  learn:   list(one_of(macs, params, activation_bytes, accuracy))
  width:   integer(1..10_000)
  model:   model
  source:  "OFA, Cai et al. 2020; FBNetV3, Dai et al. 2021"
}
/// Trains what a predictor thinks good, and the predictor on what came of it: each round the best of as many `bins` of
/// a cost as its `batch`. Below 1, `stop_at_rank` ends the trainings of the later rounds at the first epoch whose ranks
/// in the first round have a greater correlation with those of the last epoch.
operation improve(from, pool, score, rounds = 5, batch = 48, bins = macs, stop_at_rank = 1) {
  native:       phase
  yields:       [predictor, scorer, architectures]
  from:         artefact(predictor)
  pool:         artefact(architectures)
  score:        either(artefact(scorer), scorer)
  rounds:       integer(1..1_000)
  batch:        integer(1..100_000)
  bins:         formula
  stop_at_rank: number(0..1)
  source:       "FBNetV3, Dai et al. 2021"
}
/// The whole of FBNetV3's joint search in one phase: a predictor learns the costs of a `pool`; each round scores the
/// `batch` most promising, spread over the range of multiply-adds; at last as many that evolution finds.
operation nars(rounds = 4, batch = 48, pool = 20_000, score = trained, within = all) {
  native: phase
  yields: [architectures, predictor]
  rounds: integer(1..1_000)
  batch:  integer(1..100_000)
  pool:   integer(1..1_000_000)
  score:  either(artefact(scorer), scorer)
  within: either(one_of(all),      condition)
  source: "FBNetV3, Dai et al. 2021"
}
/// Takes a trained network away layer by layer until so much of its cost is left. Each step takes
/// the layer that keeps the greatest accuracy, or that loses least accuracy for what it saves.
operation netadapt(from, first = 2.5%, decay = 0.96, until = 50%, pick = accuracy, tune = training) {
  native: phase
  yields: [architectures, weights]
  from:   artefact(weights)
  first:  number(0.0001..1)
  decay:  number(0.01..1)
  until:  number(0.001..1)
  pick:   one_of(accuracy, ratio)
  tune:   recipe
  source: "NetAdapt, Yang et al. 2018; MobileNetV3, Howard et al. 2019"
}
/// Grows a trained network by moves that keep its function.
operation grow(from, moves, controller = bilstm, steps = 1, episodes = 15, trials = 500, score = trained) {
  native:     phase
  yields:     [architectures, weights]
  from:       artefact(weights)
  moves:      list(one_of(widen, deepen, branch, insert, replace))
  controller: model
  steps:      integer(1..1_000)
  episodes:   integer(1..100_000)
  trials:     integer(1..10_000_000)
  score:      either(artefact(scorer), scorer)
  source:     "Net2Net, Chen et al. 2016; EAS and path-level, Cai et al. 2018"
}
/// Widens a beam by one option of the choice `grow` after the other: all architectures with its first option, then
/// the `keep` that a predictor ranks highest among those that agree with one of the beam.
operation progressive(grow, keep = 256, trials = 1_280, score = trained, predictor = ensemble) {
  native:    phase
  yields:    [architectures, predictor]
  grow:      address
  keep:      integer(1..1_000_000)
  trials:    integer(1..10_000_000)
  score:     either(artefact(scorer), scorer)
  predictor: model
  source:    "PNAS, Liu et al. 2018"
}
