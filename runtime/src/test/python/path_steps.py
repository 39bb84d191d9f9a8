"""Strictly fair steps (Chu et al. 2021) and binary gates (Cai et al. 2019) on one small chain.

python3 path_steps.py > ../resources/dev/nasc/train/path_steps.txt

A stem, two layers that are one of three convolutions (kernel 1, 3 or 5), each with a norm and a
ReLU behind it, and a linear layer, on 8 images of 1×8×8 with 10 classes.

Lines that begin with 1, fair steps: number, mean loss of the three paths, gradients of the stem and
of the linear layer's bias, added up over the paths. Path k of step s takes candidate (k + s · l) mod
3 of layer l; one update a step by SGD (rate 0.05, momentum 0.9, decay 1e-4).

Lines that begin with 2, gates: number, the two options of each layer in memory (the active one
first), and the gradients of all architecture parameters: through gates of which the
active one is 1 and the other 0, with the softmax over these two.
"""

import torch
import torch.nn.functional as F

import reference as ref

KERNELS = (1, 3, 5)


def bn(p, name, x):
    return F.batch_norm(x, None, None, p.constant(name + ".weight", (x.shape[1],), 1.0),
                        p.constant(name + ".bias", (x.shape[1],), 0.0), training=True, eps=1e-5)


def candidate(p, layer, option, x):
    return ref.conv(p, f"{layer}{KERNELS[option]}", x, 4, KERNELS[option])


def network(p, x, first, second):
    x = F.relu(bn(p, "bn", ref.conv(p, "stem", x, 4, 3)))
    x = F.relu(bn(p, "bn_2", first(x)))
    x = F.relu(bn(p, "bn_3", second(x)))
    return F.linear(x.mean((2, 3)), p.get("linear.weight", (10, 4)), p.constant("linear.bias", (10,), 0.0))


images = ref.numbers("images", (8, 1, 8, 8), 1)
labels = ref.labels("labels", 8, 10)


def line(*numbers):
    print(*(f"{n:.9g}" if isinstance(n, float) else n for n in numbers))


p, velocity = ref.Parameters(), {}
for step in range(5):
    losses = []
    for k in range(3):
        a, b = k % 3, (k + step) % 3
        losses.append(F.cross_entropy(
            network(p, images, lambda x: candidate(p, "a", a, x), lambda x: candidate(p, "b", b, x)), labels))
    gradients = torch.autograd.grad(sum(losses), list(p.all.values()))
    by_name = dict(zip(p.all, gradients))
    line(1, step, sum(losses).item() / 3, *by_name["stem"].flatten().tolist(), *by_name["linear.bias"].tolist())
    with torch.no_grad():
        for (name, w), g in zip(p.all.items(), gradients):
            velocity[name] = 0.9 * velocity.get(name, 0) + g + 1e-4 * w
            w -= 0.05 * velocity[name]

p = ref.Parameters()
alphas = [ref.numbers(f"alpha {layer}", (3,), 0.5) for layer in "ab"]
for number, (first, second) in enumerate([((0, 1), (2, 0)), ((2, 1), (1, 2)), ((1, 0), (0, 2))]):
    gates = [torch.tensor([1.0, 0.0], requires_grad=True) for _ in "ab"]

    def mixed(layer, options, gate):
        return lambda x: sum(gate[i] * candidate(p, layer, option, x) for i, option in enumerate(options))

    loss = F.cross_entropy(
        network(p, images, mixed("a", first, gates[0]), mixed("b", second, gates[1])), labels)
    found = []
    for gate, options, alpha in zip(torch.autograd.grad(loss, gates), (first, second), alphas):
        share = F.softmax(alpha[list(options)], 0)
        gradient = torch.zeros(3)
        for i in range(2):
            for j in range(2):
                gradient[options[i]] += gate[j] * share[j] * (float(i == j) - share[i])
        found += gradient.tolist()
    line(2, number, *first, *second, *found)
