package dev.nasc.explore;

import dev.nasc.source.Span;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong in a run of a space, as data; the compiler makes a finding of it.
 *
 * @param related where in the library it happened, when the span is the use of a library block
 */
public record Problem(What what, Span span, List<String> arguments, Optional<Span> related) {
  public Problem {
    arguments = List.copyOf(arguments);
  }

  /** The ways in which a run can fail; each but the first has a finding of its name. */
  public enum What {
    /** It has been reported when names were resolved. */
    BROKEN,
    WRONG_TYPE,
    OUT_OF_RANGE,
    NO_BFLOAT16,
    WRONG_OPERANDS,
    NOT_A_STEP,
    NO_REPEAT,
    NO_INPUT,
    SHAPE,
    TOO_LONG,
    ENDLESS,
    TOO_ENTANGLED,
    NOT_GIVEN,
    EMPTY_JOIN,
    NOT_SHARED,
    CELL_IN_BRANCH,
    CELL_DIFFERS,
    NO_OPTION,
    SHARED_ADDRESS,
    UNKNOWN_ATTRIBUTE,
    MISSING_ARGUMENT,
    WRONG_ARTEFACT,
    SAMPLED,
    UNMET,
    CONFLICT,
    REPEATED_OPTION,
    OPEN_CHOICE,
    NOT_MIXED,
    UNKNOWN_OPTION
  }
}
