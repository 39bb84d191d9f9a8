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
          Offer.snippet(
              "operation",
              0,
              """
              operation ${1:name}(${2:kernel = 3}) {
                output: shape(input.channels, input.height, input.width)
                params: $0
                macs:   params * output.height * output.width
                java:   "${3:org.example.Name}"
              }"""),
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
          Offer.snippet("cell", 5, "cell ${1:name}(${2:c}) = $0"),
          Offer.snippet("repeat", 4, "repeat(${1:2}) { $0 }"),
          Offer.snippet("require", 5, "require ${1:macs} <= ${2:400M}"));

  static final List<Offer> PARTS =
      List.of(
          Offer.snippet("space", 0, "space: $0"),
          Offer.snippet("data", 0, "data: $0"),
          Offer.snippet("seed", 0, "seed: ${1:0}"),
          Offer.snippet("device", 0, "device: ${1|auto,cpu,gpu(0),gpu(0..3)|}"),
          Offer.snippet("strategy", 0, "strategy {\n  $0\n}"));

  static final Offer GRAPH =
      Offer.snippet(
          "graph",
          0,
          """
          graph {
            nodes:  ${1:4}
            node:   sum(any 2 of earlier -> any($0))
            output: concat(nodes)
          }""");

  static final List<Offer> OF_GRAPH =
      List.of(
          Offer.snippet("inputs", 0, "inputs: [${1:prev2, prev}]"),
          Offer.snippet("nodes", 0, "nodes: ${1:4}"),
          Offer.snippet("node", 0, "node: sum(any 2 of earlier -> any($0))"),
          Offer.snippet("output", 0, "output: concat(nodes)"),
          Offer.snippet("channels", 1, "channels: $0"),
          Offer.snippet("stride", 1, "stride: $0"));

  static final List<Offer> OF_OPERATION =
      List.of(
          Offer.snippet(
              "output", 0, "output: shape(${1:input.channels, input.height, input.width})"),
          Offer.snippet("params", 0, "params: $0"),
          Offer.snippet("macs", 0, "macs: $0"),
          Offer.snippet("java", 0, "java: \"$0\""));

  private Snippets() {}
}
