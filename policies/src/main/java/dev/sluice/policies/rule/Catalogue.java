package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every rule id with its explanation, read from the data files {@code catalogue/*.yaml}. */
public final class Catalogue {
  /** The closed list of groups that a policy can name as {@code group:NAME}. */
  public static final List<String> GROUPS =
      List.of(
          "labels",
          "exclusivity",
          "ports",
          "pods-options",
          "operator",
          "kubernetes",
          "references",
          "targets",
          "lint",
          "custom");

  /** What holds for all entries of a file. */
  private static final String ALL = "all";

  private final Map<String, RuleInfo> rules = new LinkedHashMap<>();

  Catalogue(Map<String, Document> files) {
    Map<String, JsonNode> entries = new TreeMap<>();
    for (Document file : files.values()) {
      JsonNode all = file.tree().path(ALL);
      file.tree()
          .properties()
          .forEach(entry -> add(entries, entry.getKey(), laidOver(all, entry.getValue())));
    }
    entries.forEach((id, entry) -> rules.put(id, read(id, entry)));
  }

  /** An entry, and what holds for all of its file. */
  private static JsonNode laidOver(JsonNode all, JsonNode entry) {
    return all instanceof ObjectNode common && entry instanceof ObjectNode own
        ? common.deepCopy().setAll(own)
        : entry;
  }

  private static void add(Map<String, JsonNode> entries, String id, JsonNode entry) {
    if (!id.equals(ALL) && entries.put(id, entry) != null) {
      throw new IllegalStateException("catalogue: " + id + " twice");
    }
  }

  /** The catalogue that Sluice comes with. */
  static Catalogue builtIn() {
    return new Catalogue(DataFiles.all("catalogue"));
  }

  /** The entry of a rule id that is known to exist. */
  public RuleInfo rule(String id) {
    return find(id).orElseThrow(() -> new IllegalStateException("no catalogue entry for " + id));
  }

  /** The entry of a rule id, if there is one. */
  public Optional<RuleInfo> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** All entries, by id. */
  public Collection<RuleInfo> all() {
    return rules.values();
  }

  private static RuleInfo read(String id, JsonNode entry) {
    Map<String, RuleInfo.Parameter> parameters = new LinkedHashMap<>();
    entry
        .path("parameters")
        .properties()
        .forEach(p -> parameters.put(p.getKey(), parameter(id, p.getValue())));
    RuleInfo info =
        new RuleInfo(
            id,
            text(id, entry, "group"),
            Severity.valueOf(text(id, entry, "severity")),
            Action.valueOf(text(id, entry, "action")),
            RuleInfo.Milder.of(entry.path("milder").asText("")),
            text(id, entry, "title"),
            text(id, entry, "what", "title"),
            text(id, entry, "why", "title"),
            text(id, entry, "example", "title"),
            text(id, entry, "fix", "title"),
            text(id, entry, "source"),
            Collections.unmodifiableMap(parameters),
            entry.path("code").asInt(422));
    if (!GROUPS.contains(info.group())) {
      throw new IllegalStateException("catalogue: " + id + " is in no known group");
    }
    return info;
  }

  private static RuleInfo.Parameter parameter(String id, JsonNode entry) {
    if (!entry.path("schema").isObject()) {
      throw new IllegalStateException("catalogue: " + id + " has a parameter without schema");
    }
    return new RuleInfo.Parameter(
        entry.path("what").asText(), entry.path("default"), entry.path("schema"));
  }

  /** A text, or in its place that of another member where an entry is brief. */
  private static String text(String id, JsonNode entry, String member, String instead) {
    return text(id, entry, entry.has("at") && !entry.has(member) ? instead : member);
  }

  private static String text(String id, JsonNode entry, String member) {
    String text = entry.path(member).asText("").strip();
    if (text.isEmpty()) {
      throw new IllegalStateException("catalogue: " + id + " has no " + member);
    }
    return text;
  }
}
