package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.kubernetes.FieldPointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Options that the Apache operator hands on unseen, read from {@code operator-options.yaml}. */
final class OperatorOptionTable {
  private static final JsonNode DATA = DataFiles.yaml("operator-options.yaml");
  private static final List<Grammar> GRAMMARS = rows("grammars", OperatorOptionTable::grammar);
  private static final List<Doubtful> DOUBTFUL = rows("doubtful", OperatorOptionTable::doubtful);
  private static final List<Doubled> DOUBLED = rows("doubled", OperatorOptionTable::doubled);
  private static final List<Need> NEEDS = rows("needs", OperatorOptionTable::need);
  private static final List<Metadata> METADATA = rows("metadata", OperatorOptionTable::metadata);

  /** What an option's text is. */
  enum Type {
    BOOLEAN,
    NUMBER,
    PORT,
    /** Keys with values. */
    MAP,
    /** A list of such. */
    MAPS,
    /** One of those that the row lists. */
    ENUM
  }

  /**
   * How an option is read.
   *
   * @param values those there are, where it is one
   * @param minimum the least number
   * @param unlessAt the field that takes its place; empty where none does
   * @param mild whether Flink may not come to read it
   */
  record Grammar(
      String rule,
      String key,
      Type type,
      List<String> values,
      double minimum,
      Optional<FieldPointer> unlessAt,
      boolean mild) {}

  /**
   * What works otherwise than it looks.
   *
   * @param mild whether it is the milder half of the rule
   * @param values the values that do; empty for any
   * @param from the first version of Flink in which it does so; empty for any
   * @param before the first version of Flink in which it no longer does; empty for none
   * @param whenAt the field with which it does; empty where it always does
   * @param unlessAt the field with which it works; empty where none helps
   * @param is what that field has to be
   */
  record Doubtful(
      String rule,
      String key,
      boolean mild,
      List<String> values,
      String from,
      String before,
      Optional<FieldPointer> whenAt,
      Optional<FieldPointer> unlessAt,
      String is,
      String why,
      String fix) {}

  /**
   * An option in whose place comes what a field says.
   *
   * @param at the fields, of which any does
   * @param in the object in which the field has a default; empty where it has none
   * @param otherwise that default
   */
  record Doubled(String key, List<FieldPointer> at, Optional<FieldPointer> in, String otherwise) {}

  /**
   * An option that needs another.
   *
   * @param keys its names, the first of which that is set counts
   * @param values the values that do; empty for any
   * @param needs the names of the other
   */
  record Need(String rule, List<String> keys, List<String> values, List<String> needs) {}

  /**
   * A map of labels or annotations.
   *
   * @param labels whether it is one of labels
   * @param mild whether Flink may not make what they are for
   */
  record Metadata(String key, boolean labels, boolean mild) {}

  private OperatorOptionTable() {}

  /** Some rows by their keys, for a look which of them are set. */
  static <T> Map<String, List<T>> byKey(List<T> rows, Function<T, String> key) {
    return rows.stream().collect(Collectors.groupingBy(key));
  }

  /** What Flink must be able to read. */
  static List<Grammar> grammars() {
    return GRAMMARS;
  }

  /** What works otherwise than it looks. */
  static List<Doubtful> doubtful() {
    return DOUBTFUL;
  }

  /** What fields say, too. */
  static List<Doubled> doubled() {
    return DOUBLED;
  }

  /** What needs another option. */
  static List<Need> needs() {
    return NEEDS;
  }

  /** What Flink labels and annotates with. */
  static List<Metadata> metadata() {
    return METADATA;
  }

  private static <T> List<T> rows(String list, Function<JsonNode, T> reading) {
    return DATA.path(list).valueStream().map(reading).toList();
  }

  private static Grammar grammar(JsonNode row) {
    return new Grammar(
        row.path("rule").asText(),
        row.path("key").asText(),
        Type.valueOf(row.path("type").asText("enum").toUpperCase(Locale.ROOT)),
        strings(row.path("values")),
        row.path("minimum").asDouble(0),
        pointers(row.path("unlessAt")).findFirst(),
        row.path("mild").asBoolean(false));
  }

  private static Doubtful doubtful(JsonNode row) {
    return new Doubtful(
        row.path("rule").asText(),
        row.path("key").asText(),
        row.path("mild").asBoolean(false),
        strings(row.path("values")),
        row.path("from").asText(""),
        row.path("before").asText(""),
        pointers(row.path("whenAt")).findFirst(),
        pointers(row.path("unlessAt")).findFirst(),
        row.path("is").asText(""),
        row.path("why").asText(),
        row.path("fix").asText());
  }

  private static Doubled doubled(JsonNode row) {
    return new Doubled(
        row.path("key").asText(),
        pointers(row.path("at")).toList(),
        pointers(row.path("in")).findFirst(),
        row.path("otherwise").asText(""));
  }

  private static Need need(JsonNode row) {
    return new Need(
        row.path("rule").asText(),
        strings(row.path("keys")),
        strings(row.path("values")),
        strings(row.path("needs")));
  }

  private static Metadata metadata(JsonNode row) {
    return new Metadata(
        row.path("key").asText(),
        row.path("holds").asText().equals("labels"),
        row.path("mild").asBoolean(false));
  }

  private static List<String> strings(JsonNode list) {
    return list.valueStream().map(JsonNode::asText).toList();
  }

  private static Stream<FieldPointer> pointers(JsonNode value) {
    Stream<JsonNode> all = value.isTextual() ? Stream.of(value) : value.valueStream();
    return all.map(JsonNode::asText).map(FieldPointer::of);
  }
}
