package dev.nasc.lsp.feature;

import dev.nasc.ast.Item;
import dev.nasc.lsp.document.Analysis;
import dev.nasc.lsp.name.Mention;
import dev.nasc.lsp.name.NodesAt;
import dev.nasc.lsp.name.Target;
import dev.nasc.lsp.name.Target.Kind;
import dev.nasc.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.lsp4j.CallHierarchyIncomingCall;
import org.eclipse.lsp4j.CallHierarchyItem;
import org.eclipse.lsp4j.CallHierarchyOutgoingCall;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;

/** Which declarations use which: spaces their blocks, blocks their layers, searches their space. */
public final class CallsFeature {
  private static final Set<Kind> CALLED =
      Set.of(
          Kind.SPACE,
          Kind.BLOCK,
          Kind.CELL,
          Kind.ARCHITECTURE,
          Kind.RECIPE,
          Kind.SEARCH,
          Kind.LET,
          Kind.LAYER);

  private final Question question;
  private final Hierarchy hierarchy;

  public CallsFeature(Question question) {
    this.question = question;
    hierarchy = new Hierarchy(question);
  }

  public List<CallHierarchyItem> prepare(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return Pointed.at(question.analysis(), offset)
        .map(Pointed::target)
        .filter(target -> CALLED.contains(target.kind()))
        .flatMap(this::item)
        .stream()
        .toList();
  }

  /** Who uses what an item stands for, in all open documents and those that import its file. */
  public List<CallHierarchyIncomingCall> incoming(CallHierarchyItem item) {
    var calls = new ArrayList<CallHierarchyIncomingCall>();
    var target = target(item);
    if (target.isPresent()) {
      for (var analysis : question.everywhere(target.get())) {
        users(analysis, target.get())
            .forEach(
                (user, places) ->
                    item(user)
                        .map(from -> new CallHierarchyIncomingCall(from, ranges(places)))
                        .ifPresent(calls::add));
      }
    }
    return calls;
  }

  private static Map<Target, List<Span>> users(Analysis analysis, Target target) {
    var users = new LinkedHashMap<Target, List<Span>>();
    for (var mention : analysis.bindings().all()) {
      if (!mention.declares() && mention.target().isSame(target)) {
        user(analysis, mention.span())
            .ifPresent(
                it -> users.computeIfAbsent(it, of -> new ArrayList<>()).add(mention.span()));
      }
    }
    return users;
  }

  /** The innermost declaration around a place. */
  private static Optional<Target> user(Analysis analysis, Span place) {
    var around =
        NodesAt.find(analysis.compilation().tree(), place.start()).stream()
            .filter(node -> node instanceof Item.Declaration || node instanceof Item.Let)
            .map(NodesAt::span)
            .toList();
    return analysis.bindings().all().stream()
        .filter(Mention::declares)
        .map(Mention::target)
        .filter(target -> CALLED.contains(target.kind()) && around.contains(target.whole()))
        .reduce((outer, inner) -> inner);
  }

  /** What an item's declaration uses. */
  public List<CallHierarchyOutgoingCall> outgoing(CallHierarchyItem item) {
    var used = new LinkedHashMap<String, List<Mention>>();
    var target = target(item).filter(it -> question.isHere(it.span()));
    target.stream()
        .flatMap(it -> question.analysis().bindings().all().stream().filter(m -> isIn(m, it)))
        .filter(mention -> CALLED.contains(mention.target().kind()))
        .forEach(
            it ->
                used.computeIfAbsent(it.target().span().toString(), of -> new ArrayList<>())
                    .add(it));
    return used.values().stream()
        .flatMap(
            mentions ->
                item(mentions.get(0).target()).stream()
                    .map(
                        to ->
                            new CallHierarchyOutgoingCall(
                                to, ranges(mentions.stream().map(Mention::span).toList()))))
        .toList();
  }

  private static boolean isIn(Mention mention, Target target) {
    return !mention.declares()
        && target.whole().start() <= mention.span().start()
        && mention.span().end() <= target.whole().end();
  }

  private List<Range> ranges(List<Span> places) {
    return places.stream()
        .flatMap(place -> question.location(place).stream())
        .map(it -> it.getRange())
        .toList();
  }

  private Optional<CallHierarchyItem> item(Target target) {
    return hierarchy
        .place(target)
        .map(
            at -> {
              var item =
                  new CallHierarchyItem(
                      target.name(), Hierarchy.symbol(target), at.uri(), at.whole(), at.name());
              item.setDetail(Hierarchy.detail(target));
              item.setData(hierarchy.data(target));
              return item;
            });
  }

  private Optional<Target> target(CallHierarchyItem item) {
    return question.analysis().bindings().all().stream()
        .map(Mention::target)
        .filter(target -> Hierarchy.isOf(item.getData(), target.span()))
        .findFirst();
  }

  /** The architectures of the space under the pointer. */
  public List<Location> implementations(Position position) {
    int offset = question.snapshot().positions().offset(position);
    return Pointed.at(question.analysis(), offset).map(Pointed::target).stream()
        .flatMap(this::architectures)
        .flatMap(architecture -> question.location(architecture.span()).stream())
        .toList();
  }

  /** The architectures of a space. */
  Stream<Target> architectures(Target space) {
    return space.kind() != Kind.SPACE
        ? Stream.empty()
        : question.everywhere(space).stream()
            .flatMap(it -> users(it, space).keySet().stream())
            .filter(user -> user.kind() == Kind.ARCHITECTURE);
  }
}
