package dev.sluice.policies.export;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.generic.LabelMap;
import dev.sluice.policies.generic.ReservedLabelSet;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.policy.Decisions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Labels that a system keeps for itself: a label is named by the first set that reserves it. */
final class LabelEssentials implements Family {
  private static final String NAME = Cel.at("object", "/metadata/name") + ".orValue(\"\")";

  @Override
  public Stream<Essential> of(KindProfile kind) {
    return kind.certainFields(LabelMap.TYPE).stream().flatMap(LabelEssentials::of);
  }

  private static Stream<Essential> of(FieldSpec<LabelMap> field) {
    List<ReservedLabelSet> sets = field.attributes().reserved();
    return IntStream.range(0, sets.size())
        .mapToObj(i -> of(field, sets.get(i), sets.subList(0, i)));
  }

  private static Essential of(
      FieldSpec<LabelMap> field, ReservedLabelSet set, List<ReservedLabelSet> earlier) {
    return new Essential(
        set.rule(),
        false,
        field.at().path(),
        object -> Cel.map(Cel.at(object, field.at())),
        (now, old, by) ->
            """
            %1$s.filter(key,
              %3$s
              && !(key in %2$s && %2$s[key] == %1$s[key])
            ).map(key,
              %4$s + key + %5$s + key + %6$s
              + key.substring(key.indexOf("/") + 1) + %7$s)"""
                .formatted(
                    now,
                    old,
                    reserving(set, earlier, now, field.attributes().role(), by),
                    Cel.text(field.at().path() + "["),
                    Cel.text("]: label \""),
                    Cel.text(
                        "\" is reserved by %s: %s; remove it, or choose another key such as \"example.com/"
                            .formatted(set.owner(), set.effect())),
                    Cel.text("\" (" + set.rule() + ")")));
  }

  private static String reserving(
      ReservedLabelSet set,
      List<ReservedLabelSet> earlier,
      String labels,
      String role,
      Decisions.Scoped by) {
    List<String> any = new ArrayList<>(reserved(set, labels, role));
    List<String> extra =
        by.parameters().apply("extra").valueStream().map(JsonNode::asText).toList();
    if (!extra.isEmpty()) {
      any.add("key in " + Cel.texts(extra));
    }
    Stream<String> notEarlier =
        earlier.stream().map(other -> Cel.not(Cel.any(reserved(other, labels, role))));
    return Cel.all(
        Stream.concat(Stream.of(Cel.any(any)), notEarlier).map(c -> "(" + c + ")").toList());
  }

  /** Conditions on a key, and on the value that the system sets itself where it does. */
  private static List<String> reserved(ReservedLabelSet set, String labels, String role) {
    List<String> any = new ArrayList<>();
    List<String> whateverTheValue =
        set.keys().entrySet().stream()
            .filter(key -> key.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    if (!whateverTheValue.isEmpty()) {
      any.add("key in " + Cel.texts(whateverTheValue));
    }
    set.keys()
        .forEach(
            (key, value) ->
                value.ifPresent(
                    own ->
                        any.add(
                            "key == %s && %s[key] != %s"
                                .formatted(Cel.text(key), labels, value(own, role)))));
    set.prefixes()
        .forEach(
            prefix ->
                any.add(
                    "key.startsWith(%s) && !(key in %s)"
                        .formatted(Cel.text(prefix), Cel.texts(set.keys().keySet()))));
    return any;
  }

  private static String value(String template, String role) {
    return Stream.of(template.replace("{role}", role).split("(?=\\{name})|(?<=\\{name})"))
        .map(piece -> piece.equals("{name}") ? NAME : Cel.text(piece))
        .reduce((one, other) -> one + " + " + other)
        .orElse("\"\"");
  }
}
