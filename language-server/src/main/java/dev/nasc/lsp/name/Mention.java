package dev.nasc.lsp.name;

import dev.nasc.source.Span;

/**
 * A name where it stands.
 *
 * @param declares whether it is the place that names the target
 */
public record Mention(Span span, Target target, boolean declares) {}
