"""What the reference programs share: numbers that Java makes the same way, and search networks.

Written against PyTorch 1.13 (Debian's python3-torch), in float64. Nothing here knows nasc.
"""

import math
import zlib

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)


def numbers(name, shape, bound):
    """A tensor drawn by name: a linear congruential generator that begins with its CRC-32."""
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**32 * 2 - 1) * bound)
    return torch.tensor(values).reshape(shape)


def labels(name, count, classes):
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(count):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state >> 16) % classes)
    return torch.tensor(values)


class Parameters:
    """Weights by name, made when they are first asked for; the suffix tells several sets apart."""

    def __init__(self, suffix=""):
        self.all = {}
        self.suffix = suffix

    def get(self, name, shape):
        if name not in self.all:
            fan_in = math.prod(shape[1:])
            value = numbers(name + self.suffix, shape, math.sqrt(3 / fan_in))
            self.all[name] = value.requires_grad_()
        return self.all[name]

    def constant(self, name, shape, value):
        if name not in self.all:
            self.all[name] = torch.full(shape, value).requires_grad_()
        return self.all[name]


def norm(x):
    """Batch normalisation without learned scale and shift."""
    return F.batch_norm(x, None, None, training=True, eps=1e-5)


def conv(p, name, x, channels, kernel=1, stride=1, dilation=1, depthwise=False):
    inputs = 1 if depthwise else x.shape[1]
    weight = p.get(name, (channels, inputs, kernel, kernel))
    return F.conv2d(x, weight, None, stride, dilation * (kernel - 1) // 2, dilation,
                    x.shape[1] if depthwise else 1)


def factorized_reduce(p, name, x, channels):
    x = F.relu(x)
    return norm(torch.cat([conv(p, name + ".concat.conv", x, channels // 2, stride=2),
                           conv(p, name + ".concat.branch.conv", x[:, :, 1:, 1:], channels // 2, stride=2)], 1))


def separable(p, name, x, kernel, stride):
    for i, s in enumerate([stride, 1]):
        x = F.relu(x)
        x = conv(p, f"{name}.{i}.dw_conv", x, x.shape[1], kernel, s, depthwise=True)
        x = norm(conv(p, f"{name}.{i}.conv", x, x.shape[1]))
    return x


def dilated(p, name, x, kernel, stride):
    x = conv(p, name + ".dw_conv", F.relu(x), x.shape[1], kernel, stride, 2, depthwise=True)
    return norm(conv(p, name + ".conv", x, x.shape[1]))


OPERATIONS = {
    "max3": lambda p, name, x, s: norm(F.max_pool2d(x, 3, s, 1)),
    "avg3": lambda p, name, x, s: norm(F.avg_pool2d(x, 3, s, 1, count_include_pad=False)),
    "skip": lambda p, name, x, s: x if s == 1 else factorized_reduce(p, name, x, x.shape[1]),
    "sep3": lambda p, name, x, s: separable(p, name, x, 3, s),
    "sep5": lambda p, name, x, s: separable(p, name, x, 5, s),
    "dil3": lambda p, name, x, s: dilated(p, name, x, 3, s),
    "dil5": lambda p, name, x, s: dilated(p, name, x, 5, s),
}


def mixed_cell(p, name, prev2, prev, channels, stride, shares):
    """A cell of four nodes; shares: {(node, state): eight numbers, the last of them zero's}."""
    prev2 = (factorized_reduce(p, name + ".inputs.prev2", prev2, channels)
             if prev2.shape[2] > prev.shape[2]
             else norm(conv(p, name + ".inputs.prev2.conv", F.relu(prev2), channels)))
    prev = norm(conv(p, name + ".inputs.prev.conv", F.relu(prev), channels))
    states = {"prev2": prev2, "prev": prev}
    for node in range(4):
        total = 0
        for state, x in list(states.items()):
            s = stride if state in ("prev2", "prev") else 1
            share = shares[f"n{node}", state]
            for i, (operation, run) in enumerate(OPERATIONS.items()):
                total = total + share[i] * run(p, f"{name}.n{node}.{state}.{operation}", x, s)
        states[f"n{node}"] = total
    return torch.cat([states[f"n{i}"] for i in range(4)], 1)


def edges():
    names = ["prev2", "prev"]
    for node in range(4):
        for state in names:
            yield f"n{node}", state
        names.append(f"n{node}")


def search_network(p, alphas, x, channels=4, cells=("normal", "reduce", "reduce", "normal")):
    """alphas: {(cell, node, state): vector}."""
    shares = {cell: {edge: F.softmax(alphas[(cell, *edge)], 0) for edge in edges()}
              for cell in ("normal", "reduce")}
    x = conv(p, "stem", x, 3 * channels, 3)
    x = F.batch_norm(x, None, None, p.constant("stem.bn.weight", (3 * channels,), 1.0),
                     p.constant("stem.bn.bias", (3 * channels,), 0.0), training=True, eps=1e-5)
    prev2 = prev = x
    for i, cell in enumerate(cells):
        channels *= 2 if cell == "reduce" else 1
        prev2, prev = prev, mixed_cell(p, str(i), prev2, prev, channels,
                                       2 if cell == "reduce" else 1, shares[cell])
    x = prev.mean((2, 3))
    return F.linear(x, p.get("linear.weight", (10, x.shape[1])),
                    p.constant("linear.bias", (10,), 0.0))
