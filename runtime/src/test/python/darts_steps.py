"""Search steps of DARTS (Liu et al. 2019): C = 4, four cells, batch 16, 32×32 images.

python3 darts_steps.py > ../resources/dev/nasc/train/darts_steps.txt

A line a step, which begins with weights and architecture parameters of its own, drawn by names that
end in " @k"; batch k of a part is numbers("part k", …).

First order: 1, k, loss on the validation batch, loss on the training batch, the gradients of the
architecture parameters before Adam and its decay, edge by edge, cell `normal` first, the
architecture parameters after Adam (rate 3e-4, betas 0.5 and 0.999, decay 1e-3), and what the weights
come to after SGD (rate 0.025, decay 3e-4, clip 5, its first step): for the stem, each cell and the
linear layer the sum of all weights, each times a number of "probe NAME".

Second order, with velocities, momentum 0.9 and the rate 0.005: 2, k, the mean loss of the four passes
that the gradient takes, the gradients of the architecture parameters.

The figures are float64's, and the steps of an order the first five from 0 on where float32 can tell
them (`darts_forms.py`): to 1e-5 in first order, to 1e-4 in second, which divides the difference of
two gradients by twice its reach.
"""

import itertools

import torch
import torch.nn.functional as F

import darts_forms
import reference as ref

MOMENTUM, DECAY, CLIP = 0.9, 3e-4, 5


def batch(part, number):
    return (ref.numbers(f"{part} {number}", (16, 3, 32, 32), 1),
            ref.labels(f"{part} labels {number}", 16, 10))


def start(suffix):
    """Weights, and architecture parameters by cell and edge."""
    alphas = {(cell, *edge):
              ref.numbers(f"alpha {cell} {edge[0]} {edge[1]}{suffix}", (8,), 0.5).requires_grad_()
              for cell in ("normal", "reduce") for edge in ref.edges()}
    return ref.Parameters(suffix), alphas


def loss(p, alphas, data):
    return F.cross_entropy(ref.search_network(p, alphas, data[0]), data[1])


def norm(gradients):
    return torch.sqrt(sum((g ** 2).sum() for g in gradients))


def first_order(number):
    p, alphas = start(f" @{number}")
    valid = loss(p, alphas, batch("validation", number))
    gradients = torch.autograd.grad(valid, list(alphas.values()))
    for a, g in zip(alphas.values(), gradients):
        a.grad = g.clone()
    torch.optim.Adam(alphas.values(), 3e-4, (0.5, 0.999), weight_decay=1e-3).step()
    train = loss(p, alphas, batch("train", number))
    found = torch.autograd.grad(train, list(p.all.values()))
    factor = min(1.0, CLIP / (norm(found).item() + 1e-6))
    with torch.no_grad():
        for w, g in zip(p.all.values(), found):
            w -= 0.025 * (g * factor + DECAY * w)
    sums = probed(p)
    return torch.cat([valid[None], train[None], *gradients, *alphas.values(), sums]).detach()


def probed(p):
    sums = {}
    for name, w in p.all.items():
        part = name.split(".")[0]
        sums[part] = sums.get(part, 0) + (w * ref.numbers("probe " + name, w.shape, 1)).double().sum()
    return torch.stack([sums[part] for part in ("stem", "0", "1", "2", "3", "linear")])


def second_order(number):
    suffix, rate = f" @{number}", 0.005
    p, alphas = start(suffix)
    train, valid = batch("train", number), batch("validation", number)
    before = loss(p, alphas, train)
    gradients = torch.autograd.grad(before, list(p.all.values()))
    weights = {name: w.detach().clone() for name, w in p.all.items()}
    with torch.no_grad():
        for (name, w), g in zip(p.all.items(), gradients):
            velocity = ref.numbers("velocity " + name + suffix, w.shape, 0.005)
            w -= rate * (MOMENTUM * velocity + g + DECAY * w)
    value = loss(p, alphas, valid)
    found = torch.autograd.grad(value, list(alphas.values()) + list(p.all.values()))
    direct, direction = found[:len(alphas)], found[len(alphas):]
    reach = 0.01 / norm(direction)
    sides = []
    losses = [before, value]
    for sign in (1, -1):
        with torch.no_grad():
            for (name, w), d in zip(p.all.items(), direction):
                w.copy_(weights[name] + sign * reach * d)
        losses.append(loss(p, alphas, train))
        sides.append(torch.autograd.grad(losses[-1], list(alphas.values())))
    return torch.cat([torch.stack(losses).mean()[None],
                      *(d - rate * (a - b) / (2 * reach) for d, a, b in zip(direct, *sides))]).detach()


def write(order, step, limit):
    found = 0
    for number in itertools.count():
        values = darts_forms.exact(step, number)
        if darts_forms.is_told(step, number, values, limit):
            print(order, number, *(f"{value:.9g}" for value in values.tolist()), flush=True)
            found += 1
        if found == 5:
            return


write(1, first_order, 1e-5)
write(2, second_order, 1e-4)
