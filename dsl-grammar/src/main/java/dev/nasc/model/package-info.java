/**
 * The resolved program and what becomes of it: values, shapes, operations, choices, addresses,
 * architectures and the networks that they decide. May import {@code source} only. Start at {@link
 * dev.nasc.model.Network}, what a decided space is, and {@link dev.nasc.model.Term}, what a space
 * is made of.
 */
@NullMarked
package dev.nasc.model;

import org.jspecify.annotations.NullMarked;
