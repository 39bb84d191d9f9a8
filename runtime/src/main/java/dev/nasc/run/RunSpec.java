package dev.nasc.run;

import dev.nasc.model.plan.Objective;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run's result depends on, as it was when the run began. A resume works from this and
 * from nothing else.
 *
 * @param file where the text came from
 * @param text of the file
 * @param imports texts that it imported, other than the standard library's
 * @param overrides what {@code --set} gave: key and value
 * @param search the name of the search
 * @param objectives of the search, so that a report needs no compiler
 * @param seed of the run
 * @param device as asked for: {@code auto}, {@code cpu}, {@code gpu(0)}
 * @param threads that the engine computes with
 * @param nasc version and commit
 * @param engine fingerprint of the engine: natives, threads, processor, device
 * @param data fingerprint of the data
 */
public record RunSpec(
    String file,
    String text,
    List<Import> imports,
    Map<String, String> overrides,
    String search,
    List<Objective> objectives,
    long seed,
    String device,
    int threads,
    String nasc,
    String engine,
    String data) {
  public RunSpec {
    objectives = List.copyOf(objectives);
    imports = List.copyOf(imports);
    overrides = Collections.unmodifiableMap(new LinkedHashMap<>(overrides));
  }

  /** What {@code from} imported as {@code name}. */
  public record Import(String from, String name, String file, String text) {}
}
