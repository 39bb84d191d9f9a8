package dev.nasc.model;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The decisions of an architecture that was read off a walk, which hands out one object for an
 * address: two arrays, since searches make millions of them. Immutable.
 */
final class Decisions extends AbstractMap<Address, String> {
  /** Where more are compared one by one, hashing is faster. */
  private static final int FEW = 16;

  private final Address[] addresses;
  private final String[] options;
  private volatile @Nullable Map<Address, String> index;
  private int hash;

  /**
   * @param addresses different ones; both arrays are this map's from now on
   */
  Decisions(Address[] addresses, String[] options) {
    this.addresses = addresses;
    this.options = options;
  }

  @Override
  public int size() {
    return options.length;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a walk hands out one object for an address
  public @Nullable String get(@Nullable Object address) {
    if (options.length > FEW) {
      return index().get(address);
    }
    for (int i = 0; i < options.length; i++) {
      if (addresses[i] == address) {
        return options[i];
      }
    }
    for (int i = 0; i < options.length; i++) {
      if (addresses[i].equals(address)) {
        return options[i];
      }
    }
    return null;
  }

  private Map<Address, String> index() {
    var known = index;
    if (known == null) {
      known = new HashMap<>(2 * options.length);
      for (int i = 0; i < options.length; i++) {
        known.put(addresses[i], options[i]);
      }
      index = known;
    }
    return known;
  }

  @Override
  public boolean containsKey(@Nullable Object address) {
    return get(address) != null;
  }

  @Override
  public void forEach(BiConsumer<? super Address, ? super String> action) {
    for (int i = 0; i < options.length; i++) {
      action.accept(addresses[i], options[i]);
    }
  }

  /** Whether the same decisions come in the same order, from one walk. */
  @SuppressWarnings("ReferenceEquality")
  boolean isAlike(Decisions other) {
    if (options.length != other.options.length || mixedHash() != other.mixedHash()) {
      return false;
    }
    for (int i = 0; i < options.length; i++) {
      if (addresses[i] != other.addresses[i] || !options[i].equals(other.options[i])) {
        return false;
      }
    }
    return true;
  }

  /** {@link Architecture#mixed}, computed once. */
  int mixedHash() {
    if (hash == 0) {
      int sum = 0;
      for (int i = 0; i < options.length; i++) {
        sum += Architecture.mixed(addresses[i].hashCode(), options[i].hashCode());
      }
      hash = sum;
    }
    return hash;
  }

  @Override
  public Set<Entry<Address, String>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public int size() {
        return options.length;
      }

      @Override
      public Iterator<Entry<Address, String>> iterator() {
        return new Iterator<>() {
          private int next;

          @Override
          public boolean hasNext() {
            return next < options.length;
          }

          @Override
          public Entry<Address, String> next() {
            if (!hasNext()) {
              throw new NoSuchElementException();
            }
            return Map.entry(addresses[next], options[next++]);
          }
        };
      }
    };
  }
}
