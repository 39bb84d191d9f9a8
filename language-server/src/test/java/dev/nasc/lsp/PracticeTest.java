package dev.nasc.lsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.nasc.lsp.document.Analyzer;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.protocol.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.junit.jupiter.api.Test;

/** Made-up questions get the answers that real ones would. */
class PracticeTest {
  @Test
  void asksWhatEditorsAsk() {
    var params = new InitializeParams();
    params.setCapabilities(new ClientCapabilities());
    var client = Client.of(params);
    var documents = new Documents(client.encoding());
    var thread = Executors.newSingleThreadScheduledExecutor();
    var workspace = new Workspace(List.of(), false);
    var analyzer = new Analyzer(thread, documents, workspace, result -> {}, snapshot -> () -> {});
    var answers = new ArrayList<ResponseMessage>();

    new Practice(client, answers::add).run(analyzer);
    thread.shutdown();

    var results = answers.stream().map(ResponseMessage::getResult).toList();
    assertEquals(results.size(), 2 * results.stream().filter(Hover.class::isInstance).count());
    assertTrue(
        results.stream()
            .filter(List.class::isInstance)
            .flatMap(it -> ((List<?>) it).stream())
            .anyMatch(it -> ((CompletionItem) it).getLabel().equals("stride")));
    assertTrue(documents.all().isEmpty(), "what is typed is no document of the user's");
  }
}
