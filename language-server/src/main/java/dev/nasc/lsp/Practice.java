package dev.nasc.lsp;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.Carried;
import dev.nasc.lsp.document.Document;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.feature.CompletionFeature;
import dev.nasc.lsp.feature.HoverFeature;
import dev.nasc.lsp.protocol.Client;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;

/**
 * Types a space that nobody sees and asks after each letter, as an editor does. The JVM compiles
 * meanwhile what the first answers to the user would wait for: a twentieth of a second each.
 */
final class Practice {
  private static final String BEFORE =
      """
      space before(c = 8) {
        input: image(3, 32, 32)
        conv(c, kernel: any(3, 5)); bn
        global_avg_pool; linear(10)
      }

      """;

  private static final String TYPED =
      """
      space typed {
        input: image(3, 32, 32)
        conv(8, kernel: 3, stride: 2)
      }
      """;

  private final Documents documents;
  private final Document document;
  private final Client client;
  private final Consumer<ResponseMessage> wire;

  /**
   * @param wire writes an answer to nobody
   */
  Practice(Client client, Consumer<ResponseMessage> wire) {
    this.documents = new Documents(client.encoding());
    this.document = documents.open("untitled:practice", 0, BEFORE);
    this.client = client;
    this.wire = wire;
  }

  void run(Analyzer analyzer) {
    var analysis = analyzer.analysis(document.current());
    for (int typed = 0; typed < TYPED.length(); typed++) {
      type(typed);
      complete(BEFORE.length() + typed + 1);
      hover(analysis);
    }
  }

  private void type(int letter) {
    Snapshot now = document.current();
    int end = now.text().length();
    var change =
        new TextDocumentContentChangeEvent(
            now.positions().range(end, end), TYPED.substring(letter, letter + 1));
    documents.change(document, letter + 1, List.of(change));
  }

  private void complete(int offset) {
    Snapshot now = document.current();
    var place = now.positions().position(offset);
    tell(new CompletionFeature(now, Optional.empty(), client).complete(place));
  }

  private void hover(Analysis analysis) {
    var known = Carried.here(analysis, BEFORE.indexOf("conv"));
    new HoverFeature(document.current(), Optional.empty(), client)
        .hover(known)
        .ifPresent(this::tell);
  }

  private void tell(Object answer) {
    var message = new ResponseMessage();
    message.setId(1);
    message.setResult(answer);
    wire.accept(message);
  }
}
