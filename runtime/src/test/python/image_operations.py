"""What the operations of AutoAugment and RandAugment make of one image: written down for Java.

    python3 image_operations.py > ../resources/dev/nasc/augment/image_operations.txt

Written against PIL 9.4 (Debian's python3-pil), whose operations are those of the authors' program
on CIFAR-10, and NumPy. Nothing here knows nasc. Each line is an operation, its arguments, `=`, and the
levels of the image, channel by channel; the first line is the image itself, 3 channels of 17 by 22.
What enters an image is black, as PIL has it.
"""

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

HEIGHT, WIDTH = 17, 22


def picture():
    """Slopes, a bright square and some noise by a linear congruential generator."""
    state, levels = 7, np.zeros((HEIGHT, WIDTH, 3), np.uint8)
    for y in range(HEIGHT):
        for x in range(WIDTH):
            for c in range(3):
                state = (1664525 * state + 1013904223) % 2**32
                noise = (state >> 24) // 8
                bright = 90 if 4 <= y < 9 and 12 <= x < 18 else 0
                levels[y, x, c] = min(245, 11 + 7 * x * (c != 1) + 5 * y * (c != 0) + bright + noise)
    return Image.fromarray(levels)


def write(words, image):
    print(words, "=", *np.asarray(image).transpose(2, 0, 1).flatten().tolist())


def affine(image, *matrix):
    return image.transform(image.size, Image.AFFINE, matrix)


def cutout(image, row, column, half):
    levels = np.array(image)
    levels[max(0, row - half) : row + half, max(0, column - half) : column + half] = 0
    return Image.fromarray(levels)


def solarize_add(image, addition):
    levels = np.asarray(image).astype(int)
    return Image.fromarray(np.where(levels < 128, np.clip(levels + addition, 0, 255), levels).astype(np.uint8))


image = picture()
write("image", image)
for part in (0.27, -0.15):
    write(f"shear_x {part}", affine(image, 1, part, 0, 0, 1, 0))
    write(f"shear_y {part}", affine(image, 1, 0, 0, part, 1, 0))
for pixels in (5, -3):
    write(f"translate_x {pixels}", affine(image, 1, 0, pixels, 0, 1, 0))
    write(f"translate_y {pixels}", affine(image, 1, 0, 0, 0, 1, pixels))
for degrees in (6, -27):
    write(f"rotate {degrees}", image.rotate(degrees))
write("auto_contrast", ImageOps.autocontrast(image))
write("invert", ImageOps.invert(image))
write("equalize", ImageOps.equalize(image))
for threshold in (52, 128, 256):
    write(f"solarize {threshold}", ImageOps.solarize(image, threshold))
for bits in (1, 3, 4):
    write(f"posterize {bits}", ImageOps.posterize(image, bits))
for factor in (0.1, 0.64, 1.9):
    write(f"color {factor}", ImageEnhance.Color(image).enhance(factor))
    write(f"contrast {factor}", ImageEnhance.Contrast(image).enhance(factor))
    write(f"brightness {factor}", ImageEnhance.Brightness(image).enhance(factor))
    write(f"sharpness {factor}", ImageEnhance.Sharpness(image).enhance(factor))
write("solarize_add 77", solarize_add(image, 77))
write("cutout 3 20 4", cutout(image, 3, 20, 4))
