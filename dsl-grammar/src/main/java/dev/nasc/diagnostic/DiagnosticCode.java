package dev.nasc.diagnostic;

import static dev.nasc.diagnostic.Severity.ERROR;
import static dev.nasc.diagnostic.Severity.INFORMATION;
import static dev.nasc.diagnostic.Severity.WARNING;

import java.util.List;

/**
 * Every finding there is: its id, how much it matters, and its sentence with {@code {0}}, {@code
 * {1}} … for the arguments. {@code docs/errors} explains each; a test holds the two together.
 */
public enum DiagnosticCode {
  // Text and syntax
  SYNTAX("syntax", ERROR, "Found {0} where {1} should stand."),
  UNCLOSED("unclosed", ERROR, "`{0}` is never closed; `{1}` is missing."),
  TOO_DEEP("too-deep", ERROR, "Brackets are nested more than {0} deep."),
  TOO_LARGE("too-large", ERROR, "The file has {0} characters; at most {1} are read."),
  TOO_MANY("too-many", ERROR, "There are more than {0} findings; the rest is not shown."),
  BAD_NUMBER("bad-number", ERROR, "`{0}` has no unit `{1}`."),
  MISPLACED("misplaced", ERROR, "{0} cannot stand here."),

  // Names
  UNKNOWN_NAME("unknown-name", ERROR, "There is no `{0}` here."),
  UNKNOWN_ARGUMENT("unknown-argument", ERROR, "`{0}` takes no argument `{1}`."),
  UNKNOWN_ATTRIBUTE("unknown-attribute", ERROR, "{0} has no `.{1}`."),
  MISSING_ARGUMENT("missing-argument", ERROR, "`{0}` needs the argument `{1}`."),
  TOO_MANY_ARGUMENTS("too-many-arguments", ERROR, "`{0}` takes {1}; here are {2}."),
  REPEATED_ARGUMENT("repeated-argument", ERROR, "The argument `{0}` is given twice."),
  REPEATED_NAME("repeated-name", ERROR, "`{0}` is declared twice."),
  RESERVED_NAME("reserved-name", ERROR, "`{0}` is given by the place and cannot be declared."),
  HIDES_IMPORT("hides-import", INFORMATION, "`{0}` hides the imported `{0}` in this file."),
  AMBIGUOUS("ambiguous", ERROR, "`{0}` is declared in two of the imported files."),
  UNUSED("unused", WARNING, "`{0}` is never used."),
  NO_IMPORT("no-import", ERROR, "`{0}` cannot be imported: {1}."),

  // Values and shapes
  WRONG_TYPE("wrong-type", ERROR, "`{0}` should be {1}; it is {2}."),
  OUT_OF_RANGE("out-of-range", ERROR, "`{0}` should be {1}; it is {2}."),
  WRONG_OPERANDS("wrong-operands", ERROR, "`{0}` does not take {1} and {2}."),
  NOT_A_STEP("not-a-step", ERROR, "{0} is not a step of a network."),
  NO_REPEAT("no-repeat", ERROR, "`then` needs a `repeat` around it."),
  NO_INPUT("no-input", ERROR, "The network has no input before this step."),
  NOT_GIVEN("not-given", ERROR, "`{0}` is only there inside a `{1}`."),
  EMPTY_JOIN("empty-join", ERROR, "`{0}` has nothing to join here."),
  NOT_SHARED("not-shared", ERROR, "`split: true` shares channels among a `repeat`, not `{0}`."),
  CELL_IN_BRANCH(
      "cell-in-branch", ERROR, "The cell `{0}` looks two cells back; it cannot stand in a branch."),
  CELL_DIFFERS(
      "cell-differs",
      ERROR,
      "`{0}` is decided once, but has other options where it is used again."),
  SHAPE("shape", ERROR, "{0}"),
  TOO_LONG("too-long", ERROR, "This repeats {0} times; at most {1} are possible."),
  ENDLESS("endless", ERROR, "This expands without end: more than {0} steps."),
  TOO_ENTANGLED("too-entangled", ERROR, "The space has more than {0} states to walk."),

  // Choices
  NO_OPTION("no-option", ERROR, "No option of `{0}` can be taken here."),
  ONE_OPTION("one-option", WARNING, "This choice has one option only."),
  REPEATED_OPTION("repeated-option", ERROR, "The option `{0}` stands twice."),
  DEAD_OPTION("dead-option", WARNING, "The option `{0}` can never be taken."),
  NAMELESS_CHOICE("nameless-choice", ERROR, "This choice has no name."),
  SHARED_ADDRESS("shared-address", ERROR, "Two choices have the address `{0}`."),

  // Architectures
  UNKNOWN_ADDRESS("unknown-address", ERROR, "`{0}` has no choice `{1}`."),
  UNKNOWN_OPTION("unknown-option", ERROR, "`{0}` has no option `{1}`; it has {2}."),
  OPEN_CHOICE("open-choice", ERROR, "`{0}` is left open."),
  DECIDED_TWICE("decided-twice", ERROR, "`{0}` is decided twice."),
  VIOLATES("violates", ERROR, "It does not meet {0}."),

  // Constraints and searches
  UNSATISFIABLE("unsatisfiable", ERROR, "No architecture meets `{0}`: {1}; the limit is {2}."),
  CONFLICT("conflict", ERROR, "No architecture meets {0} together."),
  ALWAYS_MET("always-met", WARNING, "Every architecture meets `{0}`."),
  LOOSE_COUNT(
      "loose-count",
      INFORMATION,
      "Too many states to count `{0}` exactly: count and bounds are those before this `require`."),
  SAMPLED(
      "sampled",
      INFORMATION,
      "Costs of `{0}` are sampled: they hang on too many decisions at once to be added up."),
  UNMET("unmet", ERROR, "No architecture meets `{0}`."),
  NOT_A_CONSTRAINT(
      "not-a-constraint", ERROR, "`{0}` is no bound on a cost and no condition on decisions."),
  NOT_AN_OBJECTIVE("not-an-objective", ERROR, "`{0}` cannot be an objective."),
  MISSING_PART("missing-part", ERROR, "The {0} `{1}` has no `{2}`."),
  UNKNOWN_PART("unknown-part", ERROR, "A {0} has no `{1}`."),
  WRONG_ARTEFACT("wrong-artefact", ERROR, "`{0}` needs {1}; `{2}` is {3}."),
  UNEQUAL_BLOCKS(
      "unequal-blocks",
      ERROR,
      "Strict fairness needs as many candidates everywhere: `{0}` has {1}, `{2}` has {3}."),
  CONDITIONAL_BLOCK(
      "conditional-block",
      ERROR,
      "A single-path supernet needs every choice in every architecture; `{0}` is not always met."),
  UNDECIDED_RECIPE(
      "undecided-recipe", ERROR, "Nothing in this search decides `{0}`, which `{1}` leaves open."),
  OTHER_CHOICES(
      "other-choices", ERROR, "`{0}` decides `{1}` otherwise than `{2}`, in which is searched."),
  OTHER_HEADS(
      "other-heads",
      ERROR,
      "`{0}` has {1} auxiliary heads and `{2}` has {3}; each learns from its like."),
  NOT_MIXED("not-mixed", ERROR, "The options of this space cannot be added up: {0}."),
  NOT_ELASTIC("not-elastic", ERROR, "The networks of `{0}` are no slices of its largest: {1}."),
  CLASSES_DIFFER("classes-differ", ERROR, "The network yields {0} values; `{1}` has {2} classes."),
  INPUT_DIFFERS("input-differs", ERROR, "The network takes {0}; `{1}` has {2}."),
  LARGE_BATCH(
      "large-batch", ERROR, "A batch of {0} is more than the {1} part of `{2}` has: {3} examples."),
  CONTINUOUS(
      "continuous",
      INFORMATION,
      "`{0}` is drawn between two ends, which is no finite choice: it counts as 257 evenly spaced numbers."),
  NO_BFLOAT16("no-bfloat16", ERROR, "This engine has no `bfloat16`: take `float16`, or `float32`."),
  ABSENT("absent", INFORMATION, "There is no `{0}` yet; `run` needs it."),
  UNKNOWN_OVERRIDE("unknown-override", ERROR, "`--set {0}` names nothing in this file.");

  private final String id;
  private final Severity severity;
  private final String template;

  DiagnosticCode(String id, Severity severity, String template) {
    this.id = id;
    this.severity = severity;
    this.template = template;
  }

  /** As it stands in JSON and in the documentation. */
  public String id() {
    return id;
  }

  public Severity severity() {
    return severity;
  }

  String sentence(List<String> arguments) {
    var sentence = template;
    for (int i = 0; i < arguments.size(); i++) {
      sentence = sentence.replace("{" + i + "}", arguments.get(i));
    }
    return sentence;
  }
}
