package dev.nasc.cli;

import dev.nasc.run.RunException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The door of the command line: finds the command, runs it, turns what came of it into a status.
 */
@Command(
    name = "nasc",
    description = "Describe, check and search spaces of neural architectures.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done; 1 the input or the search failed; 2 wrong usage; 130 interrupted, and"
          + " `nasc resume` goes on."
    })
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    var console = new Console(Output.standard(), Output.error());
    System.exit(run(console, TorchEngine::open, List.of(arguments)));
  }

  /** Runs a command and returns the exit status. */
  static int run(Console console, Engines engines, List<String> arguments) {
    int status = execute(console, engines, arguments);
    var failure = console.out().failure();
    failure.ifPresent(reason -> console.fail("standard output cannot be written: " + reason + "."));
    return failure.isPresent() && status == ExitStatus.DONE ? ExitStatus.FAILED : status;
  }

  private static int execute(Console console, Engines engines, List<String> arguments) {
    try {
      var called = arguments.isEmpty() ? "--help" : arguments.get(0);
      var plain =
          called.equals("check")
              ? CheckCommand.ofPlain(console, arguments.subList(1, arguments.size()))
              : Optional.<CheckCommand>empty();
      return plain.isPresent()
          ? plain.get().call()
          : commandLine(console, engines, called).execute(words(arguments));
    } catch (RuntimeException e) {
      return failed(console, e);
    } catch (StackOverflowError e) {
      console.fail("the input is nested too deeply.");
      return ExitStatus.FAILED;
    } catch (OutOfMemoryError e) {
      console.fail("there is not enough memory; NASC_JAVA_OPTIONS=-Xmx4g gives more.");
      return ExitStatus.FAILED;
    }
  }

  private static String[] words(List<String> arguments) {
    return arguments.isEmpty() ? new String[] {"--help"} : arguments.toArray(String[]::new);
  }

  /** With the one command that is called: to describe all of them costs a tenth of a second. */
  static CommandLine commandLine(Console console, Engines engines, String called) {
    var line = new CommandLine(new Main());
    var commands = Commands.of(console, engines);
    var command = commands.get(called);
    if (command == null) {
      commands.forEach((name, each) -> line.addSubcommand(name, each.get()));
      line.addSubcommand("help", new CommandLine.HelpCommand());
    } else {
      line.addSubcommand(called, command.get());
    }
    line.setOut(console.out().writer());
    line.setErr(console.err().writer());
    line.setParameterExceptionHandler((e, words) -> wrongUsage(console, e));
    line.setExecutionExceptionHandler((e, at, words) -> failed(console, e));
    return line;
  }

  private static int wrongUsage(Console console, ParameterException e) {
    var command = e.getCommandLine();
    console.fail(
        e instanceof UnmatchedArgumentException unmatched && command.getParent() == null
            ? noCommand(unmatched)
            : String.valueOf(e.getMessage()));
    console
        .err()
        .line("`%s --help` tells more.".formatted(command.getCommandSpec().qualifiedName()));
    return ExitStatus.WRONG_USAGE;
  }

  private static String noCommand(UnmatchedArgumentException e) {
    var near = e.getSuggestions();
    return "There is no command `%s`%s"
        .formatted(
            e.getUnmatched().get(0),
            near.isEmpty() ? "." : "; did you mean `%s`?".formatted(near.get(0)));
  }

  private static int failed(Console console, Exception e) {
    if (e instanceof RunException || e instanceof InputException || e instanceof UsageException) {
      console.fail(String.valueOf(e.getMessage()));
      return e instanceof UsageException ? ExitStatus.WRONG_USAGE : ExitStatus.FAILED;
    }
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    console.fail("this is a mistake in nasc, please report it:\n" + trace);
    return ExitStatus.FAILED;
  }
}
