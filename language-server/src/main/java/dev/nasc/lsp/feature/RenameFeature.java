package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.LibraryFiles;
import dev.nasc.lsp.name.Target;
import dev.nasc.source.SourceFile;
import dev.nasc.syntax.Parser;
import dev.nasc.syntax.Token;
import java.util.Optional;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.WorkspaceEdit;

/** Gives something another name, everywhere where it is named. */
public final class RenameFeature {
  private final Question question;

  public RenameFeature(Question question) {
    this.question = question;
  }

  /** The edits, or in a sentence why there are none. */
  public sealed interface Answer {
    record Edits(WorkspaceEdit edit) implements Answer {}

    record Refused(String sentence) implements Answer {}
  }

  /** The name that would be replaced; nothing where no name of the writer's own stands. */
  public Optional<Range> prepare(Position position) {
    return pointed(position)
        .filter(pointed -> isOwn(pointed.target()))
        .map(pointed -> question.snapshot().positions().range(pointed.word()));
  }

  private Optional<Pointed> pointed(Position position) {
    return Pointed.at(question.analysis(), question.snapshot().positions().offset(position));
  }

  private static boolean isOwn(Target target) {
    return !LibraryFiles.isLibrary(target.span().file())
        && target.kind() != Target.Kind.FIELD
        && target.kind() != Target.Kind.WORD;
  }

  public Answer rename(Position position, String to) {
    var pointed = pointed(position);
    if (pointed.isEmpty() || !isOwn(pointed.get().target())) {
      return new Answer.Refused("No name of your own stands here.");
    }
    if (!isName(to)) {
      return new Answer.Refused("`" + to + "` is no name: it needs letters, digits and `_`.");
    }
    if (!question.analysis().isReadable()) { // what architectures write follows from whole spaces
      return new Answer.Refused("Names are changed only where the text and its spaces are whole.");
    }
    return new Renaming(question, pointed.get().target(), to).answer();
  }

  private static boolean isName(String to) {
    var tokens = Parser.tokens(new SourceFile("name", to));
    return tokens.size() == 1
        && tokens.get(0).kind() == Token.Kind.NAME
        && tokens.get(0).text().equals(to);
  }
}
