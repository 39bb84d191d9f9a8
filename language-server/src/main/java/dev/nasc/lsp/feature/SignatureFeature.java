package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.lsp.protocol.Markdown;
import dev.nasc.model.Callable.Realm;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;

/** The parameters of the call that the caret is in, and which of them is being typed. */
public final class SignatureFeature {
  private static final List<Realm> CALLABLE =
      List.of(Realm.NETWORK, Realm.PHASE, Realm.RECIPE, Realm.SPACE);

  private final Snapshot snapshot;
  private final Optional<Analysis> lastGood;
  private final Client client;

  public SignatureFeature(Snapshot snapshot, Optional<Analysis> lastGood, Client client) {
    this.snapshot = snapshot;
    this.lastGood = lastGood;
    this.client = client;
  }

  public Optional<SignatureHelp> help(Position position) {
    int offset = snapshot.positions().offset(position);
    if (snapshot.isTooLong()) {
      return Optional.empty();
    }
    var section = snapshot.sections().at(offset);
    return Caret.at(section.section().file(), offset - section.start())
        .flatMap(caret -> help(Visible.of(snapshot, section, caret, lastGood), caret));
  }

  private Optional<SignatureHelp> help(Visible visible, Caret caret) {
    for (int at = caret.frames().size() - 1; at > 0; at--) {
      var frame = caret.frames().get(at);
      if (frame.hasEntries()) {
        return Optional.empty(); // a body: what is called stands outside of it
      }
      if (frame.is("(") && !frame.declaresParameters()) {
        var called = visible.find(frame.headWord(0), CALLABLE);
        if (called.filter(symbol -> !symbol.parameters().isEmpty()).isPresent()) {
          return called.map(symbol -> help(symbol, frame));
        }
      }
    }
    return Optional.empty();
  }

  private SignatureHelp help(Symbol symbol, Frame frame) {
    var signature = new SignatureInformation(symbol.signature());
    signature.setDocumentation(markup(Markdown.prose(symbol.documentation())));
    signature.setParameters(symbol.parameters().stream().map(this::parameter).toList());
    int active = active(symbol, frame);
    return new SignatureHelp(List.of(signature), 0, active);
  }

  private ParameterInformation parameter(Symbol.Parameter parameter) {
    var fallback = parameter.fallback().map(value -> " = " + value).orElse("");
    var information = new ParameterInformation(parameter.name() + fallback);
    information.setDocumentation(markup(Fields.words(parameter)));
    return information;
  }

  private MarkupContent markup(String text) {
    return new MarkupContent(client.markupKind(), text);
  }

  /** The argument by its label, else by its place; none of them behind the last. */
  private static int active(Symbol symbol, Frame frame) {
    if (frame.word(1).equals(":")) {
      for (int at = 0; at < symbol.parameters().size(); at++) {
        if (symbol.parameters().get(at).name().equals(frame.word(0))) {
          return at;
        }
      }
    }
    return frame.position();
  }
}
