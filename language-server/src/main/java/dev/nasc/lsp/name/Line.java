package dev.nasc.lsp.name;

import dev.nasc.ast.Expression;
import dev.nasc.ast.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * An address in the text: {@code s1.kernel = [7, 3]} in an architecture, {@code s1[0].expand == 3}
 * in a {@code require}.
 *
 * @param space whose choices it names; empty where the text does not say
 * @param path its names from the outermost, those of the braces around it first
 * @param value what it is decided to be, or compared with
 */
public record Line(Optional<String> space, List<Identifier> path, Optional<Expression> value) {
  public Line {
    path = List.copyOf(path);
  }

  /** The names with dots, without the turns of repeats. */
  public String address() {
    return upTo(path.size() - 1);
  }

  /** The address that ends with a name of the path. */
  public String upTo(int last) {
    return path.stream().limit(last + 1L).map(Identifier::text).collect(Collectors.joining("."));
  }

  /** Addresses of choices without what stands in brackets. */
  public static String plain(String address) {
    return address.replaceAll("\\[[^\\]]*]", "");
  }
}
