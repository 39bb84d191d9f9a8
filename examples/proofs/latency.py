"""Times the layers of the chains in `chains.nas` on this processor: python3 latency.py > latency.csv

One thread, one image of 16×16, each convolution with its batch norm and ReLU6 in evaluation mode: the least of five
medians of 101 passes, in milliseconds, all layers in turns. Everything else counts as free. Needs PyTorch.
"""

import statistics
import time

import torch

torch.set_num_threads(1)


def milliseconds(kernel, stride, groups, channels, out, size):
    layer = torch.nn.Sequential(
        torch.nn.Conv2d(channels, out, kernel, stride, kernel // 2, groups=groups, bias=False),
        torch.nn.BatchNorm2d(out), torch.nn.ReLU6()).eval()
    image = torch.randn(1, channels, size, size)
    times = []
    with torch.no_grad():
        for _ in range(121):
            start = time.perf_counter()
            layer(image)
            times.append(1e3 * (time.perf_counter() - start))
    return statistics.median(times[20:])


layers = {}


def convolution(kernel, stride, groups, channels, out, size):
    after = size // stride
    operation = f"conv(k{kernel} s{stride} g{groups})"
    layers[f"{operation},{channels}x{size}x{size},{out}x{after}x{after}"] = kernel, stride, groups, channels, out, size


convolution(3, 1, 1, 3, 16, 16)
size, channels = 16, 16
for out, stride in [(16, 1), (16, 1), (24, 2), (24, 1), (32, 2), (32, 1)]:
    for expand in (3, 6):
        hidden = expand * channels
        convolution(1, 1, 1, channels, hidden, size)
        for kernel in (3, 5, 7):
            convolution(kernel, stride, hidden, hidden, hidden, size)
        convolution(1, 1, 1, hidden, out, size // stride)
    size, channels = size // stride, out
convolution(1, 1, 1, channels, 64, size)

print("operation,input,output,milliseconds")
rounds = [[milliseconds(*layer) for layer in layers.values()] for _ in range(5)]
for line, times in zip(layers, zip(*rounds)):
    print(f"{line},{min(times):.4f}")
