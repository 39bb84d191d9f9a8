package dev.nasc.network;

import ai.djl.ndarray.NDArray;

/**
 * A learned array under its name in the bank.
 *
 * @param key {@code Layer.weights()} with the parameter's name: {@code s1.0.expand.conv.weight}
 */
public record Parameter(String key, NDArray value) {}
