package dev.nasc.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The commands by name, in the order of the help; made only when called. */
final class Commands {
  private Commands() {}

  static Map<String, Supplier<Object>> of(Console console) {
    var commands = new LinkedHashMap<String, Supplier<Object>>();
    commands.put("stop", () -> new StopCommand(console));
    commands.put("runs", () -> new RunsCommand(console));
    commands.put("show", () -> new ShowCommand(console));
    commands.put("trials", () -> new TrialsCommand(console));
    commands.put("watch", () -> new WatchCommand(console));
    return commands;
  }
}
