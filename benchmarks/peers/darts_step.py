"""Search steps of DARTS in PyTorch, as `DartsStep` runs them.

python3 darts_step.py ORDER THREADS STEPS CHANNELS BATCH normal reduce … prints processor seconds a
step, the peak memory of the process in MB, and seconds a step by the clock. The network is that of
the tests' reference programs, in float32; each step does what train_search.py and, in second order,
architect.py of github.com/quark0/darts do, but looks ahead in place rather than in a copied model.
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
order, threads, steps, channels, batch = (int(word) for word in sys.argv[1:6])
torch.set_num_threads(threads)
cells = sys.argv[6:]
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
RATE, MOMENTUM, DECAY = 0.025, 0.9, 3e-4
sgd = torch.optim.SGD(weights, RATE, MOMENTUM, weight_decay=DECAY)
adam = torch.optim.Adam(alphas.values(), 3e-4, (0.5, 0.999), weight_decay=1e-3)


def first_order(train, valid):
    loss(valid).backward()


def second_order(train, valid):
    """Liu et al. 2019, equations 7 and 8."""
    start = [w.detach().clone() for w in weights]
    gradients = torch.autograd.grad(loss(train), weights)
    with torch.no_grad():
        for w, g in zip(weights, gradients):
            velocity = sgd.state[w].get("momentum_buffer", torch.zeros_like(w))
            w -= RATE * (MOMENTUM * velocity + g + DECAY * w)
    found = torch.autograd.grad(loss(valid), [*alphas.values(), *weights])
    direct, directions = found[:len(alphas)], found[len(alphas):]
    reach = 0.01 / torch.cat([d.view(-1) for d in directions]).norm()
    sides = []
    for far in (reach, -reach):
        move(start, directions, far)
        sides.append(torch.autograd.grad(loss(train), list(alphas.values())))
    move(start, directions, 0)
    for a, d, plus, minus in zip(alphas.values(), direct, *sides):
        a.grad = d - RATE * (plus - minus) / (2 * reach)


def move(start, directions, far):
    with torch.no_grad():
        for w, s, d in zip(weights, start, directions):
            w.copy_(s + far * d)


def step():
    train, valid = pair(), pair()
    adam.zero_grad()
    (first_order, second_order)[order - 1](train, valid)
    adam.step()
    sgd.zero_grad()
    loss(train).backward()
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
