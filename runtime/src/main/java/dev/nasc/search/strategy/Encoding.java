package dev.nasc.search.strategy;

import static java.util.Objects.requireNonNull;

import dev.nasc.explore.SearchSpace;
import dev.nasc.learn.AccuracyPredictor.Input;
import dev.nasc.model.Address;
import dev.nasc.model.Architecture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Architectures as numbers: one for each option of a choice of words, one between 0 and 1 for a
 * choice of numbers, and zeros for a choice that is not reached. What stands below {@code recipe}
 * is apart (FBNetV3, Dai et al. 2021, section 3.2).
 */
public final class Encoding {
  private static final String RECIPE = "recipe.";

  private final Map<Address, Choice> choices = new HashMap<>();
  private int architecture;
  private int recipe;

  /** Where a choice stands among the numbers, and what each option puts there. */
  private record Choice(boolean ofRecipe, int at, Map<String, double[]> options) {}

  public Encoding(SearchSpace space) {
    for (var block : space.choiceBlocks()) {
      for (var choice : block.choices()) {
        add(choice.address(), choice.options());
      }
    }
  }

  private void add(Address address, List<String> options) {
    var codes = codes(options);
    boolean ofRecipe = address.text().startsWith(RECIPE);
    int width = requireNonNull(codes.get(options.get(0))).length;
    if (choices.putIfAbsent(address, new Choice(ofRecipe, ofRecipe ? recipe : architecture, codes))
        == null) {
      recipe += ofRecipe ? width : 0;
      architecture += ofRecipe ? 0 : width;
    }
  }

  /** Options that are numbers lie between 0 and 1; the second number says that one was taken. */
  private static Map<String, double[]> codes(List<String> options) {
    var scale = NumberScale.of(options);
    Map<String, double[]> codes = new HashMap<>();
    for (int i = 0; i < options.size(); i++) {
      if (scale.isPresent()) {
        double place = scale.get().place(options.get(i)).orElseThrow();
        codes.put(options.get(i), new double[] {place, 1});
      } else {
        var code = new double[options.size()];
        code[i] = 1;
        codes.put(options.get(i), code);
      }
    }
    return codes;
  }

  public int architectureWidth() {
    return architecture;
  }

  public int recipeWidth() {
    return recipe;
  }

  public Input of(Architecture decided) {
    var input = new Input(new double[architecture], new double[recipe]);
    decided
        .decisions()
        .forEach(
            (address, option) -> {
              var choice = choices.get(address);
              var code = choice == null ? null : choice.options.get(option);
              if (choice != null && code != null) {
                var to = choice.ofRecipe ? input.recipe() : input.architecture();
                System.arraycopy(code, 0, to, choice.at, code.length);
              }
            });
    return input;
  }
}
