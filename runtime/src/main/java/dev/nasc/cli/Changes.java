package dev.nasc.cli;

import dev.nasc.cli.Texts.Unreadable;
import dev.nasc.model.plan.Search;
import dev.nasc.run.Engine;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.run.RunListener;
import dev.nasc.run.RunSpec;
import java.nio.file.Path;

/**
 * What changed since a run began. A resumed run ends as if it had never been interrupted, or says
 * why it cannot; the user may accept the difference.
 */
record Changes(RunSpec spec, RunListener listener) {

  /** The run goes on with the text that it began with, whatever became of the file. */
  void refuseText(RunDirectory directory) {
    if (!isStill(directory.spec())) {
      throw new RunException(
          "`%s` was changed since the run began. A run ends as it began: put the text back, or begin a new run."
              .formatted(directory.spec()));
    }
    var file = Path.of(spec.file());
    if (file.toFile().exists() && !isStill(file)) {
      listener.note(
          "`%s` was changed since the run began, which goes on with the text in `%s`."
              .formatted(file, directory.spec()));
    }
  }

  void refuseProgram(boolean accepted) {
    refuse("nasc", spec.nasc(), Version.text(), "--accept-changed-engine", accepted);
  }

  void refuseEngine(Engine engine, boolean accepted) {
    refuse("engine", spec.engine(), engine.fingerprint(), "--accept-changed-engine", accepted);
  }

  void refuseData(Engine engine, Search search, boolean accepted) {
    refuse("data", spec.data(), engine.fingerprint(search), "--accept-changed-data", accepted);
  }

  private void refuse(String what, String before, String now, String option, boolean accepted) {
    if (before.equals(now)) {
      return;
    }
    var sentence = "The %s of the run changed from `%s` to `%s`".formatted(what, before, now);
    if (!accepted) {
      throw new RunException(
          "%s; put back what there was, or go on all the same by %s.".formatted(sentence, option));
    }
    listener.note(sentence + ": the result may be another.");
  }

  private boolean isStill(Path file) {
    try {
      return Texts.read(file).equals(spec.text());
    } catch (Unreadable e) {
      return false;
    }
  }
}
