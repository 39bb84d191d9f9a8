package dev.nasc.lsp;

import dev.nasc.lsp.protocol.Client;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SetTraceParams;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseMessage;
import org.eclipse.lsp4j.jsonrpc.services.JsonDelegate;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The life cycle: initialize, shutdown, exit; what is said in between goes to a session. */
public final class Server implements LanguageServer, AutoCloseable {
  private final IntConsumer exit;
  private final boolean practises;
  private final long patience;
  private final Questions questions = new Questions(this::session, this::isShutDown);
  private final TextDocuments documents = new TextDocuments(questions);
  private final WorkspaceEvents workspace = new WorkspaceEvents(questions);
  private final Pictures pictures = new PictureRequests(questions);
  private volatile @Nullable LanguageClient client;
  private volatile Consumer<ResponseMessage> nobody = answer -> {};
  private volatile @Nullable Session session;
  private volatile boolean shutDown;

  /**
   * @param exit ends the process with a status
   * @param practises whether it answers made-up questions at first, to answer real ones sooner
   * @param patience the milliseconds after which who waits is answered without what it costs
   */
  public Server(IntConsumer exit, boolean practises, long patience) {
    this.exit = exit;
    this.practises = practises;
    this.patience = patience;
  }

  /**
   * @param nobody is written to as the client is, and does not hear it
   */
  void connect(LanguageClient to, Consumer<ResponseMessage> nobody) {
    client = to;
    this.nobody = nobody;
  }

  boolean isShutDown() {
    return shutDown;
  }

  /** What may be answered from: none before {@code initialize} and after {@code shutdown}. */
  private Optional<Session> session() {
    return shutDown ? Optional.empty() : Optional.ofNullable(session);
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams params) {
    var to = client;
    if (session != null || to == null) {
      return Failures.invalid("The server is initialized already.");
    }
    var capable = Client.of(params);
    var started = new Session(capable, Folders.of(params), to, patience);
    session = started;
    watch(params.getProcessId());
    started.warm();
    if (practises) {
      started.practise(new Practice(capable, nobody));
    }
    var info = new ServerInfo("nasc", getClass().getPackage().getImplementationVersion());
    return CompletableFuture.completedFuture(new InitializeResult(Capabilities.of(capable), info));
  }

  /** Ends with the client, which may die without a word. */
  private void watch(@Nullable Integer process) {
    if (process != null) {
      ProcessHandle.of(process).ifPresentOrElse(this::watch, this::abandoned);
    }
  }

  /** It was gone before we could look. */
  private void abandoned() {
    exit.accept(1);
  }

  private void watch(ProcessHandle parent) {
    var unused = parent.onExit().thenRun(() -> exit.accept(shutDown ? 0 : 1));
  }

  @Override
  public void initialized(InitializedParams params) {
    session().ifPresent(Session::initialized);
  }

  @Override
  public CompletableFuture<Object> shutdown() {
    if (session().isEmpty()) {
      return Failures.notReady(shutDown);
    }
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    exit.accept(shutDown ? 0 : 1);
  }

  @Override
  public void setTrace(SetTraceParams params) {}

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }

  @JsonDelegate
  public Pictures getPictures() {
    return pictures;
  }

  @Override
  public void close() {
    var running = session;
    if (running != null) {
      running.close();
    }
  }
}
