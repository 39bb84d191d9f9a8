import std.cells
import std.mobile
import "quickstart.nas"
import "nas_bench_201.nas"

// The searches of benchmarks/kill-loop, which puts this file beside the two: a few seconds each, so that a death falls anywhere in them.

recipe brief { optimizer: sgd(momentum: 0.9); lr: cosine(0.1); batch: 64; epochs: 1 }

space chain(depth = 3, classes = 10) {
  input: image(1, 8, 8)
  conv_bn(8, kernel: 3)
  repeat(depth) { op: any(conv_bn(8, kernel: 3), conv_bn(8, kernel: 1), skip) }
  global_avg_pool; linear(classes)
}

search evolution {
  space: digit_net
  data:  digits
  maximize accuracy
  strategy { found: aging_evolution(score: trained(brief), population: 6, sample: 3, trials: 10) }
}
search parzen {
  space: digit_net
  data:  digits
  maximize accuracy
  strategy { found: tpe(score: trained(brief), trials: 10, startup: 4) }
}
search halving {
  space: digit_net
  data:  digits
  maximize accuracy
  strategy { found: asha(score: trained(brief(epochs: 4)), factor: 2, trials: 14) }
}
search growing {
  let depth = any(1..3)
  space: chain(depth: depth)
  data:  digits
  maximize accuracy
  strategy { found: progressive(grow: depth, keep: 6, score: trained(brief), predictor: ensemble(3, mlp(16))) }
}
search predicted {
  space: digit_net
  data:  digits
  maximize accuracy
  strategy { found: nars(score: trained(brief), rounds: 2, batch: 3, pool: 200) }
}
search generations {
  space: digit_net
  data:  digits
  maximize accuracy
  minimize macs
  strategy { found: nsga2(score: trained(brief), population: 4, trials: 10) }
}

// On the table of NAS-Bench-201 nothing is trained: thousands of trials, some of them written together.
search evolution_on_table {
  space: nas_bench_201
  maximize accuracy
  strategy { found: aging_evolution(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep"), population: 100, sample: 10, trials: 10_000) }
}
search parzen_on_table {
  space: nas_bench_201
  maximize accuracy
  strategy { found: tpe(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep"), trials: 800) }
}
search predicted_on_table {
  space: nas_bench_201
  maximize accuracy
  strategy { found: nars(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep"), rounds: 4, batch: 20, pool: 1_000) }
}
