package dev.nasc.lsp;

import dev.nasc.lsp.feature.GraphFeature;
import dev.nasc.lsp.feature.SampleFeature;
import java.util.concurrent.CompletableFuture;

/** Answers them from what is known about the text as it is when they come. */
final class PictureRequests implements Pictures {
  private final Questions questions;

  PictureRequests(Questions questions) {
    this.questions = questions;
  }

  @Override
  public CompletableFuture<GraphFeature.Answer> graph(GraphParams params) {
    return questions.ofAnalysis(
        "graph " + params.name() + params.decisions(),
        params.textDocument(),
        it ->
            new GraphFeature(it.snapshot(), it.analysis())
                .graph(params.name(), params.decisions()));
  }

  @Override
  public CompletableFuture<Sample> sample(SampleParams params) {
    return questions.ofAnalysis(
        "sample",
        params.textDocument(),
        it ->
            new Sample(
                new SampleFeature(it.analysis())
                    .sample(params.space(), params.seed())
                    .orElse(null)));
  }
}
