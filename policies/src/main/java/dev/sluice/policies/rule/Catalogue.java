package dev.sluice.policies.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sluice.policies.documents.DataFiles;
import dev.sluice.policies.documents.Document;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every rule id with what judging needs, read from the data files {@code catalogue/*.yaml}, and its
 * prose, read from the file of the same name in {@code prose/} when somebody asks.
 */
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

  /** The row that holds for every other row of its file that does not say otherwise. */
  private static final String ALL = "all";

  private static final String PROSE = "prose";

  private final Map<String, CatalogueRow> rows = new TreeMap<>();
  private final Map<String, RuleInfo> rules = new LinkedHashMap<>();
  private final Map<String, JsonNode> prose = new ConcurrentHashMap<>();

  /** Of rules that no file has. */
  private final Map<String, RuleProse> own = new LinkedHashMap<>();

  Catalogue(Map<String, Document> files) {
    files.forEach((name, file) -> add(name, file.tree()));
    rows.forEach((id, row) -> rules.put(id, row.info()));
  }

  private Catalogue(Catalogue files, Map<RuleInfo, RuleProse> own) {
    rows.putAll(files.rows);
    rules.putAll(files.rules);
    own.forEach(
        (rule, said) -> {
          rules.put(rule.id(), rule);
          this.own.put(rule.id(), said);
        });
  }

  /** The same with rules of users, and what they say of them. */
  public Catalogue with(Map<RuleInfo, RuleProse> own) {
    return own.isEmpty() ? this : new Catalogue(this, own);
  }

  private void add(String file, JsonNode entries) {
    JsonNode all = entries.path(ALL);
    entries
        .properties()
        .forEach(
            entry -> {
              String id = entry.getKey();
              CatalogueRow row = new CatalogueRow(file, id, entry.getValue(), all);
              if (!id.equals(ALL) && rows.put(id, row) != null) {
                throw row.wrong("is there twice");
              }
            });
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

  /** What is said of one of its rules to a person. */
  public RuleProse prose(RuleInfo rule) {
    RuleProse said = own.get(rule.id());
    if (said != null) {
      return said;
    }
    CatalogueRow row = rows.get(rule.id());
    if (row == null) {
      throw new IllegalStateException("no catalogue entry for " + rule.id());
    }
    JsonNode written = prose.computeIfAbsent(row.file(), Catalogue::written).path(rule.id());
    return RuleProse.of(rule, row, written);
  }

  /** A file whose rules are all light has none. */
  private static JsonNode written(String file) {
    String yaml = file + ".yaml";
    return DataFiles.names(PROSE).contains(yaml)
        ? DataFiles.yaml(PROSE + "/" + yaml)
        : MissingNode.getInstance();
  }
}
