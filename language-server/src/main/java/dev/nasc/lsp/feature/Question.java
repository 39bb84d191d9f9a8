package dev.nasc.lsp.feature;

import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.document.ClosedFiles;
import dev.nasc.lsp.document.Documents;
import dev.nasc.lsp.document.LibraryFiles;
import dev.nasc.lsp.document.Snapshot;
import dev.nasc.lsp.document.Workspace;
import dev.nasc.lsp.name.Target;
import dev.nasc.lsp.protocol.Client;
import dev.nasc.lsp.protocol.Positions;
import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Location;

/**
 * What is asked about a document at one version, and all that may be answered from.
 *
 * @param analysis of exactly this text
 * @param lastGood of the newest text that could be read
 * @param documents all that are open
 * @param files those that are not
 */
public record Question(
    Snapshot snapshot,
    Analysis analysis,
    Optional<Analysis> lastGood,
    Client client,
    Documents documents,
    ClosedFiles files,
    Workspace workspace) {

  boolean isHere(Span span) {
    return span.file().name().equals(snapshot.uri());
  }

  /** Where an editor finds a place: in this document, in another file, in the library. */
  Optional<Location> location(Span span) {
    if (isHere(span)) {
      return Optional.of(new Location(snapshot.uri(), snapshot.positions().range(span)));
    }
    var file = span.file();
    var positions = new Positions(file.text(), documents.encoding());
    var uri =
        LibraryFiles.isLibrary(file) ? documents.library().uri(file) : Optional.of(file.name());
    return uri.map(it -> new Location(it, positions.range(span)));
  }

  /** Wherever something may be mentioned: this document first, then other open ones, then files. */
  List<Analysis> everywhere(Target target) {
    var closed = files.importing(target.file(), target.name()).stream();
    return Stream.concat(everywhere().stream(), closed).toList();
  }

  private List<Analysis> everywhere() {
    var others =
        documents.analyses().stream().filter(it -> !it.file().name().equals(snapshot.uri()));
    return Stream.concat(Stream.of(analysis), others).toList();
  }
}
