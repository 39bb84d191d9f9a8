package dev.nasc.lsp;

import dev.nasc.lsp.feature.GraphFeature;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.jsonrpc.services.JsonRequest;
import org.eclipse.lsp4j.jsonrpc.services.JsonSegment;
import org.jspecify.annotations.Nullable;

/** Requests of our own, for clients that draw architectures; README.md writes them down. */
@JsonSegment("nasc")
public interface Pictures {
  /**
   * What is to be drawn.
   *
   * @param name of a space, a search or an architecture
   * @param decisions address to option
   */
  record GraphParams(
      TextDocumentIdentifier textDocument,
      @Nullable String name,
      @Nullable Map<String, String> decisions) {}

  /**
   * What is to be drawn from.
   *
   * @param space its name
   */
  record SampleParams(TextDocumentIdentifier textDocument, @Nullable String space, long seed) {}

  /**
   * What was drawn.
   *
   * @param text an {@code architecture}; null where there is nothing to draw from
   */
  record Sample(@Nullable String text) {}

  @JsonRequest
  CompletableFuture<GraphFeature.Answer> graph(GraphParams params);

  @JsonRequest
  CompletableFuture<Sample> sample(SampleParams params);
}
