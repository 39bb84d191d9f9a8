"""Whether float32 can tell what a step of DARTS yields: four forms of it that round differently.

Millions of numbers pass a ReLU in a step. Where one that counts lies within rounding of the kink,
float32 gets another gradient, whoever computes it. So a step is a reference only where PyTorch's own
float32 agrees with float64 in all four forms: one convolution after another or alike ones side by
side in groups, each with the convolutions of oneDNN and with PyTorch's own.
"""

import torch
import torch.nn.functional as F

import reference as ref

ONE_BY_ONE = dict(ref.OPERATIONS)


def side_by_side(kernel, strides, dilation):
    """A separable convolution that runs together with those of the later nodes on its state."""
    made = {}

    def run(p, name, x, stride):
        if name not in made:
            cell, node, rest = name.split(".", 2)
            names = [f"{cell}.n{i}.{rest}" for i in range(int(node[1:]), 4)]
            joined = chains(p, names, x, kernel, strides(stride), dilation)
            made.update(zip(names, joined.chunk(len(names), 1)))
        return made.pop(name)

    return run


def chains(p, names, x, kernel, strides, dilation):
    count, channels = len(names), x.shape[1]
    x = x.repeat(1, count, 1, 1)
    for i, stride in enumerate(strides):
        turn = f".{i}" if len(strides) > 1 else ""
        each = torch.cat([p.get(f"{name}{turn}.dw_conv", (channels, 1, kernel, kernel))
                          for name in names])
        points = torch.cat([p.get(f"{name}{turn}.conv", (channels, channels, 1, 1))
                            for name in names])
        x = F.conv2d(F.relu(x), each, None, stride, dilation * (kernel - 1) // 2, dilation,
                     count * channels)
        x = ref.norm(F.conv2d(x, points, groups=count))
    return x


SIDE_BY_SIDE = ONE_BY_ONE | {
    "sep3": side_by_side(3, lambda stride: (stride, 1), 1),
    "sep5": side_by_side(5, lambda stride: (stride, 1), 1),
    "dil3": side_by_side(3, lambda stride: (stride,), 2),
    "dil5": side_by_side(5, lambda stride: (stride,), 2),
}


def run(step, number, kind, operations, onednn):
    torch.set_default_dtype(kind)
    ref.OPERATIONS = operations
    with torch.backends.mkldnn.flags(enabled=onednn):
        return step(number).double()


def exact(step, number):
    return run(step, number, torch.float64, ONE_BY_ONE, True)


def is_told(step, number, values, limit):
    """Whether each form of float32 yields these values but for the limit."""
    return all((run(step, number, torch.float32, operations, onednn) - values).abs().max() <= limit
               for operations in (ONE_BY_ONE, SIDE_BY_SIDE) for onednn in (True, False))
