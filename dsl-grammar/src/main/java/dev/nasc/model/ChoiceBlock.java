package dev.nasc.model;

import java.util.List;

/**
 * The choices that one step of a space opens together: {@code mbconv(c, kernel: any(3, 5, 7),
 * expand: any(3, 6))} is one block with six candidates. Strict fairness permutes these.
 *
 * @param place the step, {@code s1[0].mbconv}
 */
public record ChoiceBlock(String place, List<Choice> choices) {
  public ChoiceBlock {
    choices = List.copyOf(choices);
  }

  /** How many candidates: the product of the choices' options. */
  public int candidates() {
    return choices.stream()
        .mapToInt(choice -> choice.options().size())
        .reduce(1, Math::multiplyExact);
  }

  /** The option that candidate {@code index} takes of each choice, the last choice fastest. */
  public List<String> candidate(int index) {
    var options = new String[choices.size()];
    int rest = index;
    for (int i = choices.size() - 1; i >= 0; i--) {
      var of = choices.get(i).options();
      options[i] = of.get(rest % of.size());
      rest /= of.size();
    }
    return List.of(options);
  }

  /** One choice: where it is decided, and the options as the language writes them. */
  public record Choice(Address address, List<String> options) {
    public Choice {
      options = List.copyOf(options);
    }
  }
}
