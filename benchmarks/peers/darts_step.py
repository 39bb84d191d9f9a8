"""First-order search steps of DARTS in PyTorch, as `DartsStep` runs them.

python3 darts_step.py THREADS STEPS CHANNELS BATCH normal reduce … prints processor seconds a step,
the peak memory of the process in MB, and seconds a step by the clock. The network is that of the
tests' reference programs, in float32; each step does what train_search.py of
github.com/quark0/darts does.
"""

import pathlib
import resource
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parents[2] / "runtime/src/test/python"))

import torch
import torch.nn.functional as F

import reference as ref

torch.set_default_dtype(torch.float32)
threads, steps, channels, batch = (int(word) for word in sys.argv[1:5])
torch.set_num_threads(threads)
cells = sys.argv[5:]
generator = torch.Generator().manual_seed(0)
parameters = ref.Parameters()
alphas = {(cell, *edge): (1e-3 * torch.randn(8, generator=generator)).requires_grad_()
          for cell in ("normal", "reduce") for edge in ref.edges()}


def pair():
    return (torch.randn(batch, 3, 32, 32, generator=generator),
            torch.randint(10, (batch,), generator=generator))


def loss(data):
    return F.cross_entropy(ref.search_network(parameters, alphas, data[0], channels, cells), data[1])


with torch.no_grad():
    loss(pair())  # makes the weights
weights = list(parameters.all.values())
sgd = torch.optim.SGD(weights, 0.025, 0.9, weight_decay=3e-4)
adam = torch.optim.Adam(alphas.values(), 3e-4, (0.5, 0.999), weight_decay=1e-3)


def step():
    adam.zero_grad()
    loss(pair()).backward()
    adam.step()
    sgd.zero_grad()
    loss(pair()).backward()
    torch.nn.utils.clip_grad_norm_(weights, 5)
    sgd.step()


for _ in range(2):
    step()
start, clock = time.process_time(), time.time()
for _ in range(steps):
    step()
print((time.process_time() - start) / steps,
      resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
      (time.time() - clock) / steps)
