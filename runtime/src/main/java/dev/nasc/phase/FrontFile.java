package dev.nasc.phase;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.model.plan.Objective;
import dev.nasc.search.CandidateJson;
import dev.nasc.search.Evaluator.Evaluation.Scored;
import dev.nasc.search.ParetoFront;
import dev.nasc.search.Score;
import dev.nasc.search.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The artefact of a search phase: the Pareto front of its trials, best first. A JSON list of {@code
 * {"architecture": {address: option}, "objectives": {"accuracy": …, "macs": …}}}.
 */
public final class FrontFile {
  public static final String NAME = "front.json";

  private FrontFile() {}

  /** An architecture that no other of its search dominates. */
  public record Member(Architecture architecture, Map<Measure, Double> objectives) {
    public Member {
      objectives = Map.copyOf(objectives);
    }

    public JsonObject toJson() {
      var json = new JsonObject();
      json.add("architecture", CandidateJson.of(architecture));
      json.add("objectives", CandidateJson.of(objectives));
      return json;
    }
  }

  /**
   * The front of these trials: by the first objective, then by the next, and where all are equal by
   * the order in which they were asked. No architecture is in it twice. Of trials on part of the
   * data, or on smaller images, only those with the most are in it.
   */
  public static List<Member> of(List<Trial> trials, List<Objective> objectives) {
    var members =
        comparable(trials).stream()
            .flatMap(trial -> member(trial, objectives).stream())
            .distinct() // an architecture may be proposed again
            .toList();
    var scores = members.stream().map(member -> Score.of(member.objectives(), objectives)).toList();
    return ParetoFront.of(scores).stream()
        .sorted(Comparator.comparing(i -> scores.get(i).losses(), FrontFile::compareInOrder))
        .map(members::get)
        .toList();
  }

  /** Those that have seen the most of the data: other accuracies are those of another task. */
  public static List<Trial> comparable(List<Trial> trials) {
    double most =
        trials.stream()
            .filter(trial -> trial.evaluation().orElse(null) instanceof Scored)
            .mapToDouble(trial -> trial.effort().fidelity().breadth())
            .max()
            .orElse(1);
    return trials.stream().filter(it -> it.effort().fidelity().breadth() == most).toList();
  }

  public static void write(Path file, List<Member> front) throws IOException {
    var json = new JsonArray();
    front.forEach(member -> json.add(member.toJson()));
    var gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    Files.writeString(file, gson.toJson(json) + "\n");
  }

  public static List<Member> read(Path file) throws IOException {
    var json = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    return members(json);
  }

  /**
   * The most accurate of the front of each phase; in its order where the search did not ask for
   * accuracy.
   */
  static List<Architecture> best(PhaseContext context, List<String> labels, int top) {
    return labels.stream().flatMap(label -> best(context, label, top)).distinct().toList();
  }

  private static Stream<Architecture> best(PhaseContext context, String label, int top) {
    var file = context.artefact(label, NAME);
    try {
      return read(file).stream()
          .sorted(Comparator.comparingDouble(FrontFile::accuracy).reversed())
          .limit(top)
          .map(Member::architecture);
    } catch (IOException | RuntimeException e) {
      throw new PhaseFailure("`" + file + "` cannot be read: " + e.getMessage());
    }
  }

  private static double accuracy(Member member) {
    return member.objectives().getOrDefault(Measure.ACCURACY, 0.0);
  }

  /** The members of a list that {@link Member#toJson} has written. */
  public static List<Member> members(JsonArray json) {
    return StreamSupport.stream(json.spliterator(), false)
        .map(element -> element.getAsJsonObject())
        .map(
            member ->
                new Member(
                    CandidateJson.architecture(member.getAsJsonObject("architecture")),
                    CandidateJson.values(member.getAsJsonObject("objectives"))))
        .toList();
  }

  private static List<Member> member(Trial trial, List<Objective> objectives) {
    if (!(trial.evaluation().orElse(null) instanceof Scored scored)) {
      return List.of();
    }
    var values = new EnumMap<Measure, Double>(Measure.class);
    objectives.stream()
        .flatMap(objective -> objective.measures().stream())
        .forEach(measure -> values.put(measure, scored.values().get(measure)));
    return List.of(new Member(trial.candidate(), values));
  }

  private static int compareInOrder(List<Double> a, List<Double> b) {
    for (int i = 0; i < a.size(); i++) {
      int order = Double.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
