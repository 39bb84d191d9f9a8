package dev.nasc.model;

/**
 * Where a choice is decided, as text: labels, parameters and indices, {@code s1[0].kernel}. Indices
 * count from 0.
 */
public record Address(String text) implements Comparable<Address> {
  public static final Address ROOT = new Address("");

  public Address then(String name) {
    return name.isEmpty() ? this : new Address(text.isEmpty() ? name : text + "." + name);
  }

  public Address at(String key) {
    return new Address(text + "[" + key + "]");
  }

  public Address at(int index) {
    return new Address(text + "[" + index + "]");
  }

  @Override
  public int compareTo(Address other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
