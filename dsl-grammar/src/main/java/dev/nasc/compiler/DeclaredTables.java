package dev.nasc.compiler;

import dev.nasc.explore.Constants;
import dev.nasc.model.Callable;
import dev.nasc.model.Term;
import dev.nasc.model.Value;
import dev.nasc.resolve.Module;
import java.util.ArrayList;
import java.util.List;

/** The latency tables that a file names: {@code let phone = latency_table("phone.csv")}. */
public final class DeclaredTables {
  private DeclaredTables() {}

  /**
   * One of them.
   *
   * @param path relative to the file
   * @param term where it is named
   */
  public record Declared(String name, String path, Term term) {}

  public static List<Declared> of(Module module) {
    var tables = new ArrayList<Declared>();
    for (var callable : module.own().values()) {
      if (callable instanceof Callable.Declared let
          && let.kind() == Callable.Declared.Kind.LET
          && let.body() instanceof Term.Use use
          && use.target() instanceof Callable.Native of
          && of.kind() == Callable.Native.Kind.LATENCIES
          && Constants.none().evaluate(use).value().orElse(null) instanceof Value.Call call
          && call.arguments().get("file") instanceof Value.Text path) {
        tables.add(new Declared(let.name(), path.text(), use));
      }
    }
    return tables;
  }
}
