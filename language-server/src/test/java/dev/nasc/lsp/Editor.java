package dev.nasc.lsp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.CompletionCapabilities;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemCapabilities;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentDiagnosticParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.ProgressParams;
import org.eclipse.lsp4j.PublishDiagnosticsCapabilities;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentClientCapabilities;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.jspecify.annotations.Nullable;

/** An editor for tests: speaks real JSON-RPC with a server in this process, through pipes. */
final class Editor implements LanguageClient, AutoCloseable {
  static final String URI = "file:///work/test.nas";
  private static final long SECONDS = 60;

  /** The server with the requests of its own. */
  interface Remote extends LanguageServer {
    @JsonDelegate
    Pictures getPictures();
  }

  private final LinkedBlockingQueue<PublishDiagnosticsParams> published =
      new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<ProgressParams> parts = new LinkedBlockingQueue<>();
  private volatile java.util.Map<String, Object> settings = java.util.Map.of();
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private final Pipe toServer;
  private final Pipe toClient;
  private static final long PATIENCE_MILLIS = 600_000; // however busy the machine is

  private final Server local = new Server(status::complete, false, PATIENCE_MILLIS);
  private final Remote server;
  private final PositionsOfTest text = new PositionsOfTest();

  Editor() {
    try {
      toServer = Pipe.open();
      toClient = Pipe.open();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var unused =
        Wire.connect(
            local,
            Channels.newInputStream(toServer.source()),
            Channels.newOutputStream(toClient.sink()));
    var launcher =
        new LSPLauncher.Builder<Remote>()
            .setLocalService(this)
            .setRemoteInterface(Remote.class)
            .setInput(Channels.newInputStream(toClient.source()))
            .setOutput(Channels.newOutputStream(toServer.sink()))
            .create();
    var unusedToo = launcher.startListening();
    server = launcher.getRemoteProxy();
  }

  static Editor started() {
    return started(new InitializeParams());
  }

  static Editor started(InitializeParams params) {
    var editor = new Editor();
    if (params.getCapabilities() == null) {
      params.setCapabilities(capabilities());
    }
    get(editor.server.initialize(params));
    editor.server.initialized(new InitializedParams());
    return editor;
  }

  static Editor in(Path folder, boolean trusted) {
    var params = new InitializeParams();
    params.setWorkspaceFolders(List.of(new WorkspaceFolder(folder.toUri().toString(), "test")));
    params.setInitializationOptions(java.util.Map.of("trusted", trusted));
    return started(params);
  }

  static ClientCapabilities capabilities() {
    var items = new CompletionItemCapabilities(true);
    var text = new TextDocumentClientCapabilities();
    text.setCompletion(new CompletionCapabilities(items));
    text.setPublishDiagnostics(new PublishDiagnosticsCapabilities(true));
    var all = new ClientCapabilities();
    all.setTextDocument(text);
    return all;
  }

  Remote server() {
    return server;
  }

  void open(String uri, int version, String typed) {
    text.set(typed);
    server
        .getTextDocumentService()
        .didOpen(new DidOpenTextDocumentParams(new TextDocumentItem(uri, "nas", version, typed)));
  }

  /** The findings of the opened text. */
  PublishDiagnosticsParams open(String typed) {
    open(URI, 1, typed);
    return findings(1);
  }

  void change(int version, TextDocumentContentChangeEvent... changes) {
    server
        .getTextDocumentService()
        .didChange(
            new DidChangeTextDocumentParams(
                new VersionedTextDocumentIdentifier(URI, version), List.of(changes)));
  }

  void replace(int version, String typed) {
    text.set(typed);
    change(version, new TextDocumentContentChangeEvent(typed));
  }

  /** Waits for all findings of a version; older ones, and some told ahead, are passed over. */
  PublishDiagnosticsParams findings(int version) {
    var next = firstFindings(version);
    var all = pulled(next.getUri());
    while (!next.getDiagnostics().equals(all)) {
      next = firstFindings(version);
    }
    return next;
  }

  private List<Diagnostic> pulled(String uri) {
    var params = new DocumentDiagnosticParams(new TextDocumentIdentifier(uri));
    return get(server.getTextDocumentService().diagnostic(params)).getLeft().getItems();
  }

  /** Waits for the first findings of a version, which may be those of syntax alone. */
  PublishDiagnosticsParams firstFindings(int version) {
    try {
      var next = nextFindings();
      while (next.getVersion() == null || next.getVersion() < version) {
        next = nextFindings();
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  PublishDiagnosticsParams nextFindings() throws InterruptedException {
    var next = published.poll(SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("no findings");
    }
    return next;
  }

  /** The hover over the first place where {@code words} stand. */
  @Nullable Hover hover(String words) {
    return hoverAt(text.find(words));
  }

  @Nullable Hover hoverAt(Position position) {
    return get(
        server
            .getTextDocumentService()
            .hover(new HoverParams(new TextDocumentIdentifier(URI), position)));
  }

  String hoverText(String words) {
    var hover = hover(words);
    return hover == null ? "" : hover.getContents().getRight().getValue();
  }

  /** What is offered at the {@code |}, which is not part of the text. */
  List<CompletionItem> completeAtMark(int version, String marked) {
    int at = marked.indexOf('|');
    replace(version, marked.substring(0, at) + marked.substring(at + 1));
    return complete(text.position(at));
  }

  List<CompletionItem> complete(Position position) {
    return get(server.getTextDocumentService().completion(completion(position))).getLeft();
  }

  static CompletionParams completion(Position position) {
    return new CompletionParams(new TextDocumentIdentifier(URI), position);
  }

  void settings(java.util.Map<String, Object> now) {
    settings = now;
  }

  /** Waits until the server has asked for the settings so many times, and has had the answer. */
  void awaitAsked(int times) {
    try {
      for (int time = 0; time < times; time++) {
        asked.poll(SECONDS, TimeUnit.SECONDS);
      }
      get(server.getWorkspaceService().symbol(new org.eclipse.lsp4j.WorkspaceSymbolParams("")));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public CompletableFuture<List<Object>> configuration(
      org.eclipse.lsp4j.ConfigurationParams params) {
    asked.add("asked");
    return CompletableFuture.completedFuture(List.of(settings));
  }

  Position position(int offset) {
    return text.position(offset);
  }

  int offset(Position position) {
    return text.offset(position);
  }

  /** Where {@code words} first stand in the text that was typed last. */
  Position find(String words) {
    return text.find(words);
  }

  /** What of the text typed last lies in a range, which is on one line. */
  String words(Range range) {
    return text.words(range);
  }

  TextDocumentIdentifier id() {
    return new TextDocumentIdentifier(URI);
  }

  TextDocumentService texts() {
    return server.getTextDocumentService();
  }

  CompletableFuture<Integer> status() {
    return status;
  }

  void hangUp() {
    try {
      toServer.sink().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    local.close();
    hangUp();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams params) {
    published.add(params);
  }

  /** The parts that were told of an answer under a token, which came before the answer itself. */
  List<Object> parts(String token) {
    return parts.stream()
        .filter(it -> it.getToken().getLeft().equals(token))
        .<Object>map(it -> it.getValue().getRight())
        .toList();
  }

  @Override
  public void notifyProgress(ProgressParams params) {
    parts.add(params);
  }

  @Override
  public void telemetryEvent(Object object) {}

  @Override
  public void showMessage(MessageParams params) {}

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams params) {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void logMessage(MessageParams params) {}

  /** Line and column by counting, apart from the server's own arithmetic. */
  private static final class PositionsOfTest {
    private String text = "";

    void set(String to) {
      text = to;
    }

    String words(Range range) {
      var line = text.split("\n", -1)[range.getStart().getLine()];
      return line.substring(range.getStart().getCharacter(), range.getEnd().getCharacter());
    }

    int offset(Position position) {
      int at = 0;
      for (int line = 0; line < position.getLine(); line++) {
        at = text.indexOf('\n', at) + 1;
      }
      return at + position.getCharacter();
    }

    Position find(String words) {
      int at = text.indexOf(words);
      if (at < 0) {
        throw new AssertionError("no " + words + " in the text");
      }
      return position(at);
    }

    Position position(int offset) {
      var before = text.substring(0, offset);
      int line = (int) before.chars().filter(letter -> letter == '\n').count();
      return new Position(line, offset - (before.lastIndexOf('\n') + 1));
    }
  }

  /** The edits of one document, which must be there. */
  static java.util.List<org.eclipse.lsp4j.TextEdit> edits(
      org.eclipse.lsp4j.WorkspaceEdit edit, String uri) {
    return java.util.Objects.requireNonNull(edit.getChanges().get(uri), uri);
  }
}
