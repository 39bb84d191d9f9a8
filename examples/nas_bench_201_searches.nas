import "nas_bench_201.nas"

/// Every strategy on the table of NAS-Bench-201 (Dong, Yang, ICLR 2020): CIFAR-10, 15,625 networks whose training is
/// known. `nasc bench examples/nas_bench_201_searches.nas --search NAME --table TABLE.csv --seeds 100` runs one of
/// them; the table has a line for each network with the columns that are named here. The authors search on the
/// accuracy after 12 epochs and report that after 200; the searches called `noise_free` see the latter.

search random_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: random(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200) }
}
search local_search_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: local_search(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200) }
}
search aging_evolution_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: aging_evolution(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), population: 10, sample: 3, trials: 200) }
}
search nsga2_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: nsga2(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), population: 20, trials: 200) }
}
search tpe_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: tpe(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200) }
}
search reinforce_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: reinforce(controller: softmax, score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200, lr: 0.01, baseline: 0.9) }
}
search reinforce_lstm_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: reinforce(controller: lstm(35, layers: 2), score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200, lr: 6e-4) }
}
search ppo_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: ppo(controller: lstm(100), score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200, lr: 3e-3) }
}
search sobol_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: sobol(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200) }
}
search grid_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: grid(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), trials: 200) }
}
search evolve_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: evolve(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), population: 24, generations: 10) }
}
search nars_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: nars(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), rounds: 4, batch: 40, pool: 20_000) }
}
search reinforced_nsga2_12ep {
  space: nas_bench_201
  maximize accuracy
  strategy { best: nsga2(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", reported: "test_acc_200ep"), population: 20, trials: 200, reinforced: 0.65, prior: 0.15) }
}

search random_noise_free {
  space: nas_bench_201
  maximize accuracy
  strategy { best: random(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "test_acc_200ep"), trials: 200) }
}
search aging_evolution_noise_free {
  space: nas_bench_201
  maximize accuracy
  strategy { best: aging_evolution(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "test_acc_200ep"), population: 10, sample: 3, trials: 200) }
}
search reinforce_noise_free {
  space: nas_bench_201
  maximize accuracy
  strategy { best: reinforce(controller: softmax, score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "test_acc_200ep"), trials: 200, lr: 0.01, baseline: 0.9) }
}

/// Accuracy for time on a Raspberry Pi 4. The front has 33 networks; its hypervolume counts from 0 % and 100 ms.
search raspberry {
  space: nas_bench_201
  maximize accuracy
  minimize latency
  strategy { front: nsga2(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", latency: "latency_ms_raspi4", reported: "test_acc_200ep", reference: [0, 0.1]), population: 40, trials: 1_040) }
}
search raspberry_thousands {
  space: nas_bench_201
  maximize accuracy
  minimize latency
  strategy { front: nsga2(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", latency: "latency_ms_raspi4", reported: "test_acc_200ep", reference: [0, 0.1]), population: 1_000, trials: 10_000) }
}
search raspberry_random {
  space: nas_bench_201
  maximize accuracy
  minimize latency
  strategy { front: random(score: table("tables/nas_bench_201.csv", format: nas_bench_201, column: "val_acc_12ep", latency: "latency_ms_raspi4", reported: "test_acc_200ep", reference: [0, 0.1]), trials: 1_040) }
}
