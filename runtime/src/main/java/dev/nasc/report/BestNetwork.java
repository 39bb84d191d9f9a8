package dev.nasc.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.nasc.model.Architecture;
import dev.nasc.model.Measure;
import dev.nasc.phase.FrontFile;
import dev.nasc.phase.NetworksFile;
import dev.nasc.run.EventLog;
import dev.nasc.run.RunDirectory;
import dev.nasc.run.RunException;
import dev.nasc.search.CandidateJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The best that a run has found so far: the first of the networks that it trained from fresh
 * weights, or, before that, the first of its front.
 *
 * @param space the size in which it was trained, once it was
 * @param accuracy on the validation part, 0–1, once it was trained
 * @param testAccuracy on the test part, 0–1, once it was trained
 * @param macs where known
 * @param params where known
 * @param files what there is of it in the run directory
 */
public record BestNetwork(
    Architecture architecture,
    Optional<String> space,
    OptionalDouble accuracy,
    OptionalDouble testAccuracy,
    OptionalLong macs,
    OptionalLong params,
    List<Path> files) {
  public BestNetwork {
    files = List.copyOf(files);
  }

  static Optional<BestNetwork> of(
      RunDirectory directory, EventLog log, List<FrontFile.Member> front) {
    return trained(directory, log).or(() -> front.stream().findFirst().map(BestNetwork::of));
  }

  JsonObject toJson(Function<Path, String> naming) {
    var names = new JsonArray();
    files.forEach(file -> names.add(naming.apply(file)));
    var json = new JsonObject();
    json.add("architecture", CandidateJson.of(architecture));
    accuracy.ifPresent(share -> json.add("accuracy", CandidateJson.number(share)));
    testAccuracy.ifPresent(share -> json.add("testAccuracy", CandidateJson.number(share)));
    macs.ifPresent(number -> json.addProperty("macs", number));
    params.ifPresent(number -> json.addProperty("params", number));
    json.add("files", names);
    return json;
  }

  private static Optional<BestNetwork> trained(RunDirectory directory, EventLog log) {
    var phases = log.phasesWith(NetworksFile.NAME);
    if (phases.isEmpty()) {
      return Optional.empty();
    }
    var folder = directory.file(phases.get(phases.size() - 1));
    var file = folder.resolve(NetworksFile.NAME);
    try {
      return NetworksFile.read(file).stream()
          .findFirst()
          .map(network -> of(network, directory, folder.resolve(network.weights())));
    } catch (IOException | RuntimeException e) {
      throw new RunException("`%s` is missing or damaged.".formatted(file), e);
    }
  }

  private static BestNetwork of(
      NetworksFile.Trained network, RunDirectory directory, Path weights) {
    return new BestNetwork(
        network.architecture(),
        Optional.of(network.space()),
        OptionalDouble.of(network.accuracy()),
        OptionalDouble.of(network.testAccuracy()),
        OptionalLong.of(network.cost().macs()),
        OptionalLong.of(network.cost().params()),
        Stream.of(directory.best(), weights, directory.report()).filter(Files::exists).toList());
  }

  private static BestNetwork of(FrontFile.Member member) {
    return new BestNetwork(
        member.architecture(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        known(member, Measure.MACS),
        known(member, Measure.PARAMS),
        List.of());
  }

  private static OptionalLong known(FrontFile.Member member, Measure measure) {
    Double value = member.objectives().get(measure);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value.longValue());
  }
}
