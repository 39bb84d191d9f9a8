package dev.nasc.lsp.feature;

import java.util.List;

/** Pieces of program with places to fill in. */
final class Snippets {
  static final List<Offer> TOP_LEVEL =
      List.of(
          Offer.snippet("import", 0, "import ${1:std.mobile}"),
          Offer.snippet("let", 0, "let ${1:name} = $0"),
          Offer.snippet(
              "space",
              0,
              """
              space ${1:name}(classes = ${2:10}) {
                input: image(${3:3, 32, 32})
                $0
                global_avg_pool; linear(classes)
              }"""),
          Offer.snippet("block", 0, "block ${1:name}(${2:c}) { $0 }"),
          Offer.snippet("architecture", 0, "architecture ${1:name} of ${2:space} {\n  $0\n}"),
          Offer.snippet("recipe", 0, "recipe ${1:name} {\n  epochs: ${2:100}\n  $0\n}"),
          Offer.snippet(
              "search",
              0,
              """
              search ${1:name} {
                space: ${2:space}
                data:  ${3:digits}
                maximize accuracy
                minimize macs
                strategy {
                  net:   one_shot()
                  front: nsga2(net)
                  best:  train(front)
                }
              }"""));

  static final List<Offer> IN_NETWORK =
      List.of(
          Offer.snippet("let", 5, "let ${1:name} = $0"),
          Offer.snippet("block", 5, "block ${1:name}(${2:c}) { $0 }"),
          Offer.snippet("repeat", 4, "repeat(${1:2}) { $0 }"),
          Offer.snippet("require", 5, "require ${1:macs} <= ${2:400M}"));

  static final List<Offer> PARTS =
      List.of(
          Offer.snippet("space", 0, "space: $0"),
          Offer.snippet("data", 0, "data: $0"),
          Offer.snippet("seed", 0, "seed: ${1:0}"),
          Offer.snippet("device", 0, "device: ${1|auto,cpu,gpu(0)|}"),
          Offer.snippet("strategy", 0, "strategy {\n  $0\n}"));

  private Snippets() {}
}
