package dev.nasc.data;

import dev.nasc.model.plan.Data;
import dev.nasc.search.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which examples are in which part. Stratified: each class is shuffled by the data's own seed and
 * cut by the same shares, with what rounding leaves carried on to the next class, so that the parts
 * have the sizes that were asked for.
 */
record Split(List<Integer> train, List<Integer> validation, List<Integer> test) {

  /**
   * Parts of some examples.
   *
   * @param apart whether the test part is kept apart: then none is cut
   */
  static Split of(Examples examples, Data data, boolean apart) {
    double holdout = share(data.holdout(), examples);
    double testShare = apart ? 0 : share(data.test(), examples);
    var split = new Split(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    int classes = examples.classes();
    int seen = 0;
    for (int label = 0; label < classes; label++) {
      var members = shuffled(examples, label, data);
      int before = seen;
      seen += members.size();
      int test = share(seen, testShare) - share(before, testShare);
      test = Math.min(test, members.size());
      int validation = share(seen, holdout) - share(before, holdout);
      validation = Math.min(validation, members.size() - test);
      split.test.addAll(members.subList(0, test));
      split.validation.addAll(members.subList(test, test + validation));
      split.train.addAll(members.subList(test + validation, members.size()));
    }
    return split;
  }

  /** Above 1 it counts examples. */
  private static double share(double given, Examples examples) {
    return given > 1 ? given / examples.size() : given;
  }

  private static int share(int count, double share) {
    return (int) Math.round(count * share);
  }

  private static List<Integer> shuffled(Examples examples, int label, Data data) {
    var members =
        IntStream.range(0, examples.size()).filter(i -> examples.labels()[i] == label).toArray();
    var random = Draws.of(data.seed(), "data " + data.name(), label, "split");
    Shuffle.inPlace(members, random);
    return IntStream.of(members).boxed().toList();
  }
}
