package dev.nasc.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A space with every choice decided: from address to option, in the order in which the space is
 * walked. An option is named as the language writes it: {@code 3}, {@code 25%}, {@code mb6}.
 */
public record Architecture(Map<Address, String> decisions) {
  public Architecture {
    decisions =
        decisions instanceof Decisions
            ? decisions
            : Collections.unmodifiableMap(new LinkedHashMap<>(decisions));
  }

  /**
   * What a walk has decided.
   *
   * @param addresses different ones, in its order; both arrays are not to be changed any more
   */
  public static Architecture of(Address[] addresses, String[] options) {
    return new Architecture(new Decisions(addresses, options));
  }

  /** As a record's own; faster where both were decided by one walk, in one order. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Architecture that
            && ((decisions instanceof Decisions mine
                    && that.decisions instanceof Decisions others
                    && mine.isAlike(others))
                || (hashCode() == that.hashCode() && decisions.equals(that.decisions))));
  }

  /**
   * The same in any order. A map's own, a sum of exclusive ors, is alike for many architectures of
   * a space, whose addresses and options are alike.
   */
  @Override
  public int hashCode() {
    if (decisions instanceof Decisions walked) {
      return walked.mixedHash();
    }
    int[] sum = {0};
    decisions.forEach((address, option) -> sum[0] += mixed(address.hashCode(), option.hashCode()));
    return sum[0];
  }

  /** Every bit of both has a say in every bit (the finalizer of MurmurHash3, Appleby 2011). */
  static int mixed(int address, int option) {
    int hash = 31 * address + option;
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    decisions.forEach(
        (address, option) -> text.append(address).append(" = ").append(option).append("; "));
    return text.toString().strip();
  }
}
