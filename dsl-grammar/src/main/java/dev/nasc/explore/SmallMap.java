package dev.nasc.explore;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map of a few entries, which a walk compares far more often than it changes: entries
 * lie in arrays, the hash is kept. The order of the entries says nothing.
 */
final class SmallMap<K, V> {
  private static final SmallMap<?, ?> EMPTY = new SmallMap<>(new Object[0], 0);

  /** Key, value, key, value. */
  private final Object[] entries;

  private final int hash;

  /**
   * @param hash the sum of the entries' own, so that it changes by what is added and removed
   */
  private SmallMap(Object[] entries, int hash) {
    this.entries = entries;
    this.hash = hash;
  }

  /** Mixed: else maps that hold the same values at other keys would have one hash. */
  private static int hash(Object key, Object value) {
    int hash = key.hashCode() * 31 + value.hashCode();
    int mixed = (hash ^ (hash >>> 16)) * 0x45d9f3b;
    return mixed ^ (mixed >>> 16);
  }

  @SuppressWarnings("unchecked") // it holds nothing
  static <K, V> SmallMap<K, V> empty() {
    return (SmallMap<K, V>) EMPTY;
  }

  int size() {
    return entries.length / 2;
  }

  boolean isEmpty() {
    return entries.length == 0;
  }

  @SuppressWarnings("unchecked") // only values are at odd places
  @Nullable V get(K key) {
    int at = find(key);
    return at < 0 ? null : (V) entries[at + 1];
  }

  @SuppressWarnings("unchecked") // only keys are at even places
  K key(int index) {
    return (K) entries[2 * index];
  }

  @SuppressWarnings("unchecked") // only values are at odd places
  V value(int index) {
    return (V) entries[2 * index + 1];
  }

  boolean has(K key) {
    return find(key) >= 0;
  }

  private int find(Object key) {
    for (int i = 0; i < entries.length; i += 2) {
      if (entries[i] == key || entries[i].equals(key)) {
        return i;
      }
    }
    return -1;
  }

  SmallMap<K, V> with(K key, V value) {
    int at = find(key);
    if (at >= 0 && value.equals(entries[at + 1])) {
      return this;
    }
    var more = Arrays.copyOf(entries, at < 0 ? entries.length + 2 : entries.length);
    int place = at < 0 ? entries.length : at;
    int gone = at < 0 ? 0 : hash(entries[at], entries[at + 1]);
    more[place] = key;
    more[place + 1] = value;
    return new SmallMap<>(more, hash - gone + hash(key, value));
  }

  /** The entries that pass a test; itself where all do. */
  @SuppressWarnings("unchecked") // keys are at even places, values at odd ones
  SmallMap<K, V> where(BiPredicate<K, V> test) {
    int kept = 0;
    int left = hash;
    var less = new Object[entries.length];
    for (int i = 0; i < entries.length; i += 2) {
      if (test.test((K) entries[i], (V) entries[i + 1])) {
        less[kept++] = entries[i];
        less[kept++] = entries[i + 1];
      } else {
        left -= hash(entries[i], entries[i + 1]);
      }
    }
    return kept == entries.length ? this : new SmallMap<>(Arrays.copyOf(less, kept), left);
  }

  /** Does something for each entry. */
  @SuppressWarnings("unchecked") // keys are at even places, values at odd ones
  void forEach(java.util.function.BiConsumer<K, V> action) {
    for (int i = 0; i < entries.length; i += 2) {
      action.accept((K) entries[i], (V) entries[i + 1]);
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (this == other) {
      return true;
    }
    if (!(other instanceof SmallMap<?, ?> map)
        || map.hash != hash
        || map.entries.length != entries.length) {
      return false;
    }
    for (int i = 0; i < entries.length; i += 2) {
      boolean inPlace = entries[i].equals(map.entries[i]);
      int at = inPlace ? i : map.find(entries[i]);
      if (at < 0 || !Objects.equals(entries[i + 1], map.entries[at + 1])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
