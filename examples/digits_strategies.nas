import "quickstart.nas"

/// Multi-trial searches whose candidates are trained from fresh weights, for a few seconds each: `nasc run
/// examples/digits_strategies.nas --search digits_evolution --workers 2`. `--set short.epochs=8` trains them longer.
recipe short { optimizer: sgd(momentum: 0.9, nesterov: true); lr: cosine(0.1); weight_decay: 5e-4; batch: 64; epochs: 2; label_smoothing: 0.1 }

/// Aging evolution by accuracy alone.
search digits_evolution {
  space: digit_net
  data:  digits
  maximize accuracy
  require macs <= 600k
  strategy {
    found: aging_evolution(score: trained(short), population: 6, sample: 3, trials: 24)
    best:  train(found, recipe: final)
  }
}

/// A recurrent controller, rewarded as MnasNet's is: accuracy for multiply-adds.
search digits_controller {
  space: digit_net
  data:  digits
  maximize accuracy * (macs / 400k) ^ -0.07
  strategy { found: ppo(controller: lstm(32), score: trained(short), trials: 24, batch: 6, lr: 1e-2) }
}

/// Asynchronous successive halving: 1, 3 and 9 epochs, the longer ones for the best third. Whoever goes on does so from
/// where its shorter training ended.
search digits_halving {
  space: digit_net
  data:  digits
  maximize accuracy
  strategy {
    found: asha(score: trained(short(epochs: 9)), trials: 36)
    best:  train(found, recipe: final)
  }
}
