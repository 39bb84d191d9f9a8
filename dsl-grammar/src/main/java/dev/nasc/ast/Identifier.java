package dev.nasc.ast;

import dev.nasc.source.Span;

/** A name with its place. */
public record Identifier(String text, Span span) {}
