package dev.nasc.search.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * Where the options of a choice of numbers lie between its least, at 0, and its greatest, at 1.
 *
 * @param logarithmic whether their logarithms are evenly spaced, and not they
 */
record NumberScale(double least, double greatest, boolean logarithmic) {
  /** Fewer options are named, not drawn from a range: what lies between them means nothing. */
  private static final int MANY = 16;

  /** How much steps may differ that count as even: options are rounded. */
  private static final double UNEVEN = 0.05;

  private static final Pattern NUMBER = Pattern.compile("(-?[0-9][0-9_.]*(?:e-?[0-9]+)?)([%kMG]?)");

  /** Empty where an option is no number, or there are fewer than three. */
  static Optional<NumberScale> of(List<String> options) {
    var numbers = new ArrayList<Double>();
    for (var option : options) {
      var number = number(option);
      if (number.isEmpty()) {
        return Optional.empty();
      }
      numbers.add(number.getAsDouble());
    }
    double least = numbers.stream().min(Double::compare).orElse(0.0);
    double greatest = numbers.stream().max(Double::compare).orElse(0.0);
    return numbers.size() > 2 && greatest > least
        ? Optional.of(new NumberScale(least, greatest, isGeometric(numbers)))
        : Optional.empty();
  }

  /** Whether there are so many that the choice is one of a number from a range. */
  static boolean isRange(List<String> options) {
    return options.size() > MANY;
  }

  private static boolean isGeometric(List<Double> numbers) {
    return numbers.size() > MANY
        && numbers.stream().allMatch(number -> number > 0)
        && !isEven(numbers)
        && isEven(numbers.stream().map(Math::log).toList());
  }

  private static boolean isEven(List<Double> numbers) {
    double step = (numbers.get(numbers.size() - 1) - numbers.get(0)) / (numbers.size() - 1);
    for (int i = 1; i < numbers.size(); i++) {
      if (Math.abs(numbers.get(i) - numbers.get(i - 1) - step) > UNEVEN * Math.abs(step)) {
        return false;
      }
    }
    return true;
  }

  /** The place of an option; empty for what is no number. */
  OptionalDouble place(String option) {
    var number = number(option);
    if (number.isEmpty()) {
      return number;
    }
    double value = number.getAsDouble();
    return OptionalDouble.of(
        logarithmic
            ? Math.log(value / least) / Math.log(greatest / least)
            : (value - least) / (greatest - least));
  }

  private static OptionalDouble number(String option) {
    var number = NUMBER.matcher(option);
    if (!number.matches()) {
      return OptionalDouble.empty();
    }
    double scale =
        switch (number.group(2)) {
          case "%" -> 1e-2;
          case "k" -> 1e3;
          case "M" -> 1e6;
          case "G" -> 1e9;
          default -> 1;
        };
    return OptionalDouble.of(scale * Double.parseDouble(number.group(1).replace("_", "")));
  }
}
