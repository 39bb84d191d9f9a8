package dev.nasc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands by name, in the order of the help; made only when called. */
final class Commands {
  private Commands() {}

  static Map<String, Supplier<Object>> of(Console console, Engines engines) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("new", () -> new NewCommand(console));
    commands.put("check", () -> new CheckCommand(console));
    commands.put("cost", () -> new CostCommand(console));
    commands.put("diff", () -> new DiffCommand(console));
    commands.put("explain", () -> new ExplainCommand(console));
    commands.put("fmt", () -> new FmtCommand(console));
    commands.put("sample", () -> new SampleCommand(console));
    commands.put("fetch", () -> new FetchCommand(console));
    commands.put("run", () -> new RunCommand(console, engines));
    commands.put("train", () -> new TrainCommand(console, engines));
    commands.put("evaluate", () -> new EvaluateCommand(console, engines));
    commands.put("bench", () -> new BenchCommand(console));
    commands.put("resume", () -> new ResumeCommand(console, engines));
    commands.put("watch", () -> new WatchCommand(console));
    commands.put("stop", () -> new StopCommand(console));
    commands.put("runs", () -> new RunsCommand(console));
    commands.put("show", () -> new ShowCommand(console));
    commands.put("compare", () -> new CompareCommand(console));
    commands.put("report", () -> new ReportCommand(console));
    commands.put("trials", () -> new TrialsCommand(console));
    commands.put("worker", () -> new WorkerCommand(engines));
    commands.put("lsp", () -> new LspCommand(console));
    commands.put("completion", () -> new CompletionCommand(console, engines));
    return commands;
  }
}
