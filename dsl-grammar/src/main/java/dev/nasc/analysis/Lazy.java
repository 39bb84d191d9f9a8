package dev.nasc.analysis;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is worked out when it is first asked for; by several threads at once perhaps several times,
 * always alike.
 */
public final class Lazy<T> implements Supplier<T> {
  private final Supplier<T> source;
  private final AtomicReference<@Nullable T> known = new AtomicReference<>();

  public Lazy(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    return known.updateAndGet(it -> it == null ? source.get() : it);
  }
}
