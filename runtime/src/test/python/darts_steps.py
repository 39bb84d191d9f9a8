"""Search steps of DARTS (Liu et al. 2019): C = 4, four cells, batch 16, 32×32 images.

python3 darts_steps.py > ../resources/dev/nasc/train/darts_steps.txt

A line a step: order, step, loss on the validation batch, loss on the training batch, then the
gradients of the architecture parameters before Adam and its decay, edge by edge, cell `normal`
first. Batch k of a part is numbers("train k", …).

First order: five steps, one after another; the weights follow SGD (rate 0.025, momentum 0.9, decay
3e-4, clip 5), the architecture parameters Adam (3e-4, betas 0.5 and 0.999, decay 1e-3).

Second order: gradients, each from weights, velocities and architecture parameters of its own
(names end in " @k"), with rate 0.005, at numbers k where float32 can tell: at others a ReLU lies
within rounding of its kink, and the difference of two gradients, divided by twice its reach,
magnifies that. Of 0 to 18, PyTorch's own float32 is within 1e-4 of these figures at twelve.
"""

import torch
import torch.nn.functional as F

import reference as ref

MOMENTUM, DECAY, CLIP = 0.9, 3e-4, 5


def batch(part, step):
    return (ref.numbers(f"{part} {step}", (16, 3, 32, 32), 1),
            ref.labels(f"{part} labels {step}", 16, 10))


def new_alphas(suffix=""):
    return {(cell, *edge):
            ref.numbers(f"alpha {cell} {edge[0]} {edge[1]}{suffix}", (8,), 0.5).requires_grad_()
            for cell in ("normal", "reduce") for edge in ref.edges()}


def loss(p, alphas, data):
    return F.cross_entropy(ref.search_network(p, alphas, data[0]), data[1])


def line(order, step, valid, train, gradients):
    print(order, step, f"{valid:.9g}", f"{train:.9g}",
          *(f"{g:.7g}" for g in torch.cat(list(gradients)).tolist()))


def first_order():
    p, alphas, rate = ref.Parameters(), new_alphas(), 0.025
    adam = torch.optim.Adam(alphas.values(), 3e-4, (0.5, 0.999), weight_decay=1e-3)
    velocity = {}
    for step in range(5):
        valid = loss(p, alphas, batch("validation", step))
        gradients = torch.autograd.grad(valid, list(alphas.values()))
        for a, g in zip(alphas.values(), gradients):
            a.grad = g.clone()
        adam.step()
        train = loss(p, alphas, batch("train", step))
        found = torch.autograd.grad(train, list(p.all.values()))
        norm = torch.sqrt(sum((g ** 2).sum() for g in found))
        factor = min(1.0, CLIP / (norm.item() + 1e-6))
        with torch.no_grad():
            for (name, w), g in zip(p.all.items(), found):
                velocity[name] = MOMENTUM * velocity.get(name, 0) + g * factor + DECAY * w
                w -= rate * velocity[name]
        line(1, step, valid.item(), train.item(), gradients)


def second_order(step):
    suffix, rate = f" @{step}", 0.005
    p, alphas = ref.Parameters(suffix), new_alphas(suffix)
    train, valid = batch("train", step), batch("validation", step)
    before = loss(p, alphas, train)
    gradients = torch.autograd.grad(before, list(p.all.values()))
    start = {name: w.detach().clone() for name, w in p.all.items()}
    with torch.no_grad():
        for (name, w), g in zip(p.all.items(), gradients):
            velocity = ref.numbers("velocity " + name + suffix, w.shape, 0.005)
            w -= rate * (MOMENTUM * velocity + g + DECAY * w)
    value = loss(p, alphas, valid)
    found = torch.autograd.grad(value, list(alphas.values()) + list(p.all.values()))
    direct, direction = found[:len(alphas)], found[len(alphas):]
    reach = 0.01 / torch.sqrt(sum((d ** 2).sum() for d in direction))
    sides = []
    for sign in (1, -1):
        with torch.no_grad():
            for (name, w), d in zip(p.all.items(), direction):
                w.copy_(start[name] + sign * reach * d)
        sides.append(torch.autograd.grad(loss(p, alphas, train), list(alphas.values())))
    line(2, step, value.item(), before.item(),
         [d - rate * (a - b) / (2 * reach) for d, a, b in zip(direct, *sides)])


first_order()
for number in (0, 8, 9, 12, 13):
    second_order(number)
