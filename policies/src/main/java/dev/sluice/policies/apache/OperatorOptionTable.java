package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DataFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Options that the Apache operator hands on unseen, read from {@code operator-options.yaml}. */
public final class OperatorOptionTable {
  private static final JsonNode DATA = DataFiles.yaml("operator-options.yaml");
  private static final List<Grammar> GRAMMARS = rows("grammars", OperatorOptionTable::grammar);
  private static final List<Doubtful> DOUBTFUL = rows("doubtful", OperatorOptionTable::doubtful);
  private static final List<Doubled> DOUBLED = rows("doubled", OperatorOptionTable::doubled);
  private static final List<Need> NEEDS = rows("needs", OperatorOptionTable::need);

  /**
   * How an option is read.
   *
   * @param type {@code boolean}, {@code number} or {@code port}; empty for one of the words
   * @param minimum the least number
   * @param unlessAt the field that takes its place; empty where none does
   */
  public record Grammar(
      String rule, String key, String type, List<String> words, double minimum, String unlessAt) {}

  /**
   * What works otherwise than it looks.
   *
   * @param words the values that do; empty for any
   * @param unlessAt the field with which it works; empty where none helps
   * @param is what that field has to be
   */
  public record Doubtful(
      String rule,
      String key,
      List<String> words,
      String unlessAt,
      String is,
      String why,
      String fix) {}

  /**
   * An option in whose place comes what a field says.
   *
   * @param at the fields, of which any does
   */
  public record Doubled(String key, List<String> at) {}

  /**
   * An option that needs another.
   *
   * @param keys its names, the first of which that is set counts
   * @param words the values that do; empty for any
   * @param needs the names of the other
   */
  public record Need(String rule, List<String> keys, List<String> words, List<String> needs) {}

  private OperatorOptionTable() {}

  /** What Flink must be able to read. */
  public static List<Grammar> grammars() {
    return GRAMMARS;
  }

  /** What works otherwise than it looks. */
  public static List<Doubtful> doubtful() {
    return DOUBTFUL;
  }

  /** What fields say, too. */
  public static List<Doubled> doubled() {
    return DOUBLED;
  }

  /** What needs another option. */
  public static List<Need> needs() {
    return NEEDS;
  }

  private static <T> List<T> rows(String list, Function<JsonNode, T> reading) {
    return DATA.path(list).valueStream().map(reading).toList();
  }

  private static Grammar grammar(JsonNode row) {
    return new Grammar(
        row.path("rule").asText(),
        row.path("key").asText(),
        row.path("type").asText(""),
        texts(row.path("words")),
        row.path("minimum").asDouble(0),
        row.path("unlessAt").asText(""));
  }

  private static Doubtful doubtful(JsonNode row) {
    return new Doubtful(
        row.path("rule").asText(),
        row.path("key").asText(),
        texts(row.path("words")),
        row.path("unlessAt").asText(""),
        row.path("is").asText(""),
        row.path("why").asText(),
        row.path("fix").asText());
  }

  private static Doubled doubled(JsonNode row) {
    return new Doubled(row.path("key").asText(), texts(row.path("at")));
  }

  private static Need need(JsonNode row) {
    return new Need(
        row.path("rule").asText(),
        texts(row.path("keys")),
        texts(row.path("words")),
        texts(row.path("needs")));
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return List.copyOf(texts);
  }
}
