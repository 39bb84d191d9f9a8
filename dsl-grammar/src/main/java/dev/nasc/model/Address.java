package dev.nasc.model;

import org.jspecify.annotations.Nullable;

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

  /** What it is called, without where it stands: {@code kernel} of {@code s1[0].kernel}. */
  public String name() {
    var last = text.substring(text.lastIndexOf('.') + 1);
    int index = last.indexOf('[');
    return index < 0 ? last : last.substring(0, index);
  }

  /** As a record's own, which go through method handles: addresses are compared all the time. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof Address address && text.equals(address.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
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
