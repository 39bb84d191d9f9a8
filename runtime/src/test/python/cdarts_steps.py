"""Joint steps of Cyclic DARTS (Yu et al. 2022): C = 4, cells of two nodes, batch 8, 32×32 images.

python3 cdarts_steps.py > ../resources/dev/nasc/train/cdarts_steps.txt

Two rounds of three joint steps. A round derives an architecture (of each node the two edges with
the greatest share of an operation, zero left out) and begins with fresh optimizers. A joint step
takes a validation batch: both cross entropies, T² KL(evaluation || search) over the outputs of two
heads and the end, meant over examples and classes, and the penalty on skips and pools; gradients of
the architecture parameters and of the evaluation network are clipped as one to 5; SGD (rate 0.005,
momentum 0.9, decay 3e-4) and Adam (rate 0.02, betas 0.5 and 0.999, decay 1e-3). Then the search
network's weights follow SGD (alike, clip 5) on a training batch. Stem and heads are in both networks. The
second round's architecture is another one. At greater rates some ReLU comes within rounding of its
kink; here PyTorch's own float32 is within 4e-6 of these figures.

A line a step: number, loss of the joint step without its penalty, loss on the training batch, then
the gradients of the architecture parameters before they are clipped, cell `normal` first.
"""

import torch
import torch.nn.functional as F

import reference as ref

NODES, CHANNELS, TEMPERATURE, CLIP = 2, 4, 2, 5
SEARCH = ("normal", "reduce", "reduce", "normal")
EVALUATION = ("normal", "normal", "reduce", "normal", "reduce", "normal")
NAMES = list(ref.OPERATIONS)
PENALIZED = ("max3", "avg3", "skip")


def edges():
    states = ["prev2", "prev"]
    for node in range(NODES):
        for state in states:
            yield f"n{node}", state
        states = states + [f"n{node}"]


def bn(p, name, x):
    return F.batch_norm(x, None, None, p.constant(name + ".weight", (x.shape[1],), 1.0),
                        p.constant(name + ".bias", (x.shape[1],), 0.0), training=True, eps=1e-5)


def stem(p, x):
    return bn(p, "stem.bn", ref.conv(p, "stem", x, 3 * CHANNELS, 3))


def head(p, name, x):
    x = F.avg_pool2d(F.relu(x), 6, 2)
    x = F.relu(bn(p, name + ".bn", ref.conv(p, name + ".conv", x, 16)))
    weight = p.get(name + ".conv_2", (32, 16, 2, 2))
    x = F.relu(bn(p, name + ".bn_2", F.conv2d(x, weight)))
    return F.linear(x.mean((2, 3)), p.get(name + ".linear.weight", (10, 32)),
                    p.constant(name + ".linear.bias", (10,), 0.0))


def outputs(p, prefix, x, cells, cell_of):
    """What two heads and the end yield; cell_of(name, kind, prev2, prev, channels, stride)."""
    channels, heads = CHANNELS, []
    prev2 = prev = stem(p, x)
    for i, kind in enumerate(cells):
        channels *= 2 if kind == "reduce" else 1
        stride = 2 if kind == "reduce" else 1
        prev2, prev = prev, cell_of(f"{prefix}{i}", kind, prev2, prev, channels, stride)
        if kind == "reduce":
            heads.append(head(p, f"h{len(heads)}", prev))
    x = prev.mean((2, 3))
    end = F.linear(x, p.get(prefix + ".linear.weight", (10, x.shape[1])),
                   p.constant(prefix + ".linear.bias", (10,), 0.0))
    return heads + [end]


def search(p, alphas, x):
    shares = {key: F.softmax(alpha, 0) for key, alpha in alphas.items()}

    def cell(name, kind, prev2, prev, channels, stride):
        states = entries(p, name, prev2, prev, channels, lambda n, y: ref.norm(y))
        for node in range(NODES):
            total = 0
            for state, x in list(states.items()):
                s = stride if state in ("prev2", "prev") else 1
                share = shares[kind, f"n{node}", state]
                for i, (operation, run) in enumerate(ref.OPERATIONS.items()):
                    total = total + share[i] * run(p, f"{name}.n{node}.{state}.{operation}", x, s)
            states[f"n{node}"] = total
        return torch.cat([states[f"n{i}"] for i in range(NODES)], 1)

    return outputs(p, "s", x, SEARCH, cell)


def entries(p, name, prev2, prev, channels, norm):
    first = (reduced(p, name + ".inputs.prev2", prev2, channels, norm)
             if prev2.shape[2] > prev.shape[2]
             else norm(name + ".inputs.prev2.bn",
                       ref.conv(p, name + ".inputs.prev2.conv", F.relu(prev2), channels)))
    return {"prev2": first,
            "prev": norm(name + ".inputs.prev.bn",
                         ref.conv(p, name + ".inputs.prev.conv", F.relu(prev), channels))}


def reduced(p, name, x, channels, norm):
    x = F.relu(x)
    return norm(name + ".bn", torch.cat([
        ref.conv(p, name + ".concat.conv", x, channels // 2, stride=2),
        ref.conv(p, name + ".concat.branch.conv", x[:, :, 1:, 1:], channels // 2, stride=2)], 1))


def operation(p, name, kind, x, stride):
    """As a network by itself has it: norms learn, pools have none."""
    channels = x.shape[1]
    if kind == "max3":
        return F.max_pool2d(x, 3, stride, 1)
    if kind == "avg3":
        return F.avg_pool2d(x, 3, stride, 1, count_include_pad=False)
    if kind == "skip":
        return x if stride == 1 else reduced(p, name, x, channels, lambda n, y: bn(p, n, y))
    size = int(kind[3])
    if kind.startswith("dil"):
        x = ref.conv(p, name + ".dw_conv", F.relu(x), channels, size, stride, 2, depthwise=True)
        return bn(p, name + ".bn", ref.conv(p, name + ".conv", x, channels))
    for i, s in enumerate([stride, 1]):
        x = ref.conv(p, f"{name}.{i}.dw_conv", F.relu(x), channels, size, s, depthwise=True)
        x = bn(p, f"{name}.{i}.bn", ref.conv(p, f"{name}.{i}.conv", x, channels))
    return x


def evaluation(p, architecture, x):
    def cell(name, kind, prev2, prev, channels, stride):
        states = entries(p, name, prev2, prev, channels, lambda n, y: bn(p, n, y))
        for node in range(NODES):
            states[f"n{node}"] = sum(
                operation(p, f"{name}.n{node}.{state}.{taken}", taken, states[state],
                          stride if state in ("prev2", "prev") else 1)
                for state, taken in architecture[kind, f"n{node}"])
        return torch.cat([states[f"n{i}"] for i in range(NODES)], 1)

    return outputs(p, "e", x, EVALUATION, cell)


def derived(alphas):
    found = {}
    for kind in ("normal", "reduce"):
        for node in range(NODES):
            strong = []
            for n, state in edges():
                if n == f"n{node}":
                    share = F.softmax(alphas[kind, n, state], 0)[:7]
                    strong.append((share.max().item(), state, NAMES[share.argmax().item()]))
            strong.sort(key=lambda it: -it[0])
            found[kind, f"n{node}"] = [(state, taken) for _, state, taken in strong[:2]]
    return found


def softened(levels):
    return F.log_softmax(torch.cat([level / len(levels) for level in levels]) / TEMPERATURE, 1)


def clip(gradients):
    norm = torch.sqrt(sum((g ** 2).sum() for g in gradients))
    return [g * min(1.0, CLIP / (norm.item() + 1e-6)) for g in gradients]


def sgd(weights, gradients, velocity, rate):
    with torch.no_grad():
        for (name, w), g in zip(weights.items(), gradients):
            velocity[name] = 0.9 * velocity.get(name, 0) + g + 3e-4 * w
            w -= rate * velocity[name]


def batch(part, step):
    return (ref.numbers(f"{part} {step}", (8, 3, 32, 32), 1), ref.labels(f"{part} labels {step}", 8, 10))


def used(run):
    """The parameters that a forward pass asks for, in its order, and what it yields."""
    class Recorder:
        def __init__(self, p):
            self.p, self.names = p, {}
        def get(self, name, shape):
            self.names[name] = self.p.get(name, shape)
            return self.names[name]
        def constant(self, name, shape, value):
            self.names[name] = self.p.constant(name, shape, value)
            return self.names[name]
    recorder = Recorder(p)
    return run(recorder), recorder.names


p = ref.Parameters()
alphas = {(kind, *edge): ref.numbers(f"alpha {kind} {edge[0]} {edge[1]}", (8,), 0.5).requires_grad_()
          for kind in ("normal", "reduce") for edge in edges()}
STEPS, ROUND = 6, 3
for step in range(STEPS):
    if step % ROUND == 0:
        architecture, velocities = derived(alphas), ({}, {})
        adam = torch.optim.Adam(alphas.values(), 0.02, (0.5, 0.999), weight_decay=1e-3)
    images, labels = batch("validation", step)
    following, _ = used(lambda q: search(q, alphas, images))
    followed, theirs = used(lambda q: evaluation(q, architecture, images))
    teacher, student = softened(followed), softened(following)
    loss = (F.cross_entropy(following[-1], labels) + F.cross_entropy(followed[-1], labels)
            + TEMPERATURE ** 2 * (teacher.exp() * (teacher - student)).mean())
    factor = 0.02 * max(0, 1 - step / STEPS / 0.5)
    penalty = factor * sum(alpha[i].abs() for alpha in alphas.values()
                           for i, name in enumerate(NAMES) if name in PENALIZED)
    found = torch.autograd.grad(loss + penalty, list(alphas.values()) + list(theirs.values()))
    clipped = clip(found)
    sgd(theirs, clipped[len(alphas):], velocities[0], 0.005)
    for alpha, g in zip(alphas.values(), clipped):
        alpha.grad = g.clone()
    adam.step()
    images, labels = batch("train", step)
    yielded, ours = used(lambda q: search(q, alphas, images))
    ours = {name: w for name, w in ours.items() if not name.startswith("h")}
    train = F.cross_entropy(yielded[-1], labels)
    sgd(ours, clip(torch.autograd.grad(train, list(ours.values()))), velocities[1], 0.005)
    print(step, f"{loss.item():.9g}", f"{train.item():.9g}",
          *(f"{g:.7g}" for g in torch.cat(found[:len(alphas)]).tolist()))
