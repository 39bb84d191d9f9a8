package dev.nasc.explore;

import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.source.Span;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a program says, with all that it calls, and apart from that where it says it. Programs that
 * say the same are walked alike, so that one walk does for both.
 */
final class Wording {
  private static final ClassValue<List<MethodHandle>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<MethodHandle> computeValue(Class<?> type) {
          return List.of(type.getRecordComponents()).stream().map(Wording::reader).toList();
        }
      };

  private static final MethodType READER = MethodType.methodType(Object.class, Object.class);

  private final List<Object> words = new ArrayList<>();
  private final List<Span> places = new ArrayList<>();
  private final IdentityHashMap<Callable.Declared, Integer> read = new IdentityHashMap<>();

  /** Of a use of a space; what the space is called is not among what it says. */
  static Wording of(Term.Use use) {
    var wording = new Wording();
    wording.add(use);
    return wording;
  }

  /**
   * Where in {@code now} each place of this one is; empty where the two do not say the same, or say
   * once what the other says twice.
   */
  Optional<Map<Span, Span>> places(Wording now) {
    if (!words.equals(now.words)) {
      return Optional.empty();
    }
    var moved = new HashMap<Span, Span>();
    for (int i = 0; i < places.size(); i++) {
      var to = now.places.get(i);
      var before = moved.put(places.get(i), to);
      if (before != null && !before.equals(to)) {
        return Optional.empty();
      }
    }
    return Optional.of(moved);
  }

  private void add(Object part) {
    if (part instanceof Span place) {
      places.add(place);
    } else if (part instanceof Callable.Declared declared) {
      add(declared);
    } else if (part instanceof Callable.Native word) {
      words.add(word.kind());
      words.add(word.name());
    } else if (part instanceof Optional<?> maybe) {
      words.add(maybe.isPresent());
      if (maybe.isPresent()) {
        add(maybe.get());
      }
    } else if (part instanceof List<?> list) {
      words.add(list.size());
      for (var each : list) {
        add(each);
      }
    } else if (part instanceof Record all) {
      words.add(all.getClass());
      for (var component : COMPONENTS.get(all.getClass())) {
        add(component(component, all));
      }
    } else {
      words.add(part);
    }
  }

  private void add(Callable.Declared declared) {
    boolean space = read.isEmpty();
    var known = read.putIfAbsent(declared, read.size());
    if (known != null) {
      words.add(known);
      return;
    }
    words.add(declared.kind());
    if (!space) {
      words.add(declared.name());
    }
    words.add(declared.usesInput());
    places.add(declared.span());
    places.add(declared.whole());
    add(declared.parameters());
    add(declared.body());
  }

  private static MethodHandle reader(RecordComponent component) {
    try {
      return MethodHandles.lookup().unreflect(component.getAccessor()).asType(READER);
    } catch (IllegalAccessException hidden) {
      throw new IllegalStateException("a term is made of what all may read", hidden);
    }
  }

  private static Object component(MethodHandle reader, Object of) {
    try {
      return reader.invokeExact(of);
    } catch (Throwable broken) {
      throw new IllegalStateException("no " + reader + " of " + of, broken);
    }
  }
}
