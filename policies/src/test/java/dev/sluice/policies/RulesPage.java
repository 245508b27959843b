package dev.sluice.policies;

import static dev.sluice.policies.GeneratedPage.escaped;

import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The catalogue as Markdown: an index with a line a rule, and a page a group with a section a rule;
 * light rules are a line there too.
 */
final class RulesPage {
  /** The file of the index in the module's folder. */
  static final String INDEX = "RULES.md";

  /** The folder of the groups' pages beside it. */
  static final String FOLDER = "rules";

  private static final String INTRODUCTION =
      """
      # Rules

      What Sluice looks for. The default action is what the built-in policy makes of a finding: `Deny` refuses the
      resource, `Warn` lets it pass with a warning. A Policy can change it for a rule or for a whole `group:NAME`.
      `sluice explain RULE` shows what the page of its group says of a rule.

      | group | rules |
      |---|---|
      """;

  private static final String LIGHT =
      """

      # On single fields of Kubernetes objects

      The API server's own rules on pods, judged before an operator creates them. `sluice explain RULE` says more of each.

      | id | title | field | error | default action |
      |---|---|---|---|---|
      """;

  private final Catalogue catalogue = KitCase.BOOK.catalogue();
  private final Map<String, List<RuleInfo>> groups = new LinkedHashMap<>();
  private final StringBuilder text = new StringBuilder();

  private RulesPage() {
    List<RuleInfo> rules = catalogue.all().stream().sorted(RuleInfo.BY_ID).toList();
    Catalogue.GROUPS.forEach(
        group -> groups.put(group, rules.stream().filter(r -> r.group().equals(group)).toList()));
    groups.values().removeIf(List::isEmpty);
  }

  /** Every page by its file. */
  static Map<String, String> pages() {
    Map<String, String> pages = new LinkedHashMap<>();
    pages.put(INDEX, new RulesPage().index());
    new RulesPage()
        .groups
        .keySet()
        .forEach(group -> pages.put(file(group), new RulesPage().page(group)));
    return pages;
  }

  private static String file(String group) {
    return FOLDER + "/" + group + ".md";
  }

  private String index() {
    text.append(INTRODUCTION);
    groups.forEach(
        (group, members) ->
            text.append("| [%s](#%s) | %d |\n".formatted(group, group, members.size())));
    groups.forEach(this::indexed);
    return text.toString();
  }

  private void indexed(String group, List<RuleInfo> members) {
    text.append("\n## ").append(group).append("\n\n");
    text.append("| id | title | default action | severity |\n|---|---|---|---|\n");
    for (RuleInfo rule : members) {
      String link = "[%s](%s#%s)".formatted(rule.id(), file(group), anchor(rule));
      String row = "| %s | %s | %s | %s |\n";
      text.append(row.formatted(link, escaped(rule.title()), rule.action(), rule.severity()));
    }
  }

  private String page(String group) {
    List<RuleInfo> members = groups.getOrDefault(group, List.of());
    text.append("# Rules of the group ").append(group).append("\n\n");
    text.append("[All groups](../").append(INDEX).append(")\n");
    members.stream().filter(rule -> rule.light().isEmpty()).forEach(this::rule);
    if (members.stream().anyMatch(rule -> rule.light().isPresent())) {
      text.append(LIGHT);
    }
    members.forEach(rule -> rule.light().ifPresent(light -> row(rule, light)));
    return text.toString();
  }

  private static String anchor(RuleInfo rule) {
    return rule.id().toLowerCase(Locale.ROOT);
  }

  private void row(RuleInfo rule, RuleInfo.Light light) {
    String id = "<a id=\"%s\"></a>%s".formatted(anchor(rule), rule.id());
    String row = "| %s | %s | `%s` | %s | %s |\n";
    text.append(row.formatted(id, escaped(rule.title()), light.at(), light.type(), rule.action()));
  }

  /** The heading is the id alone, because Git hosts make the anchor of it. */
  private void rule(RuleInfo rule) {
    RuleProse prose = catalogue.prose(rule);
    text.append("\n## ").append(rule.id()).append('\n');
    String line = "**%s** (default action %s, severity %s)";
    paragraph(line.formatted(escaped(rule.title()), rule.action(), rule.severity()));
    paragraph("**What:** " + escaped(prose.what()));
    paragraph("**Why:** " + escaped(prose.why()));
    prose
        .example()
        .ifPresent(
            yaml -> paragraph("**Example of what it finds:**\n\n```yaml\n" + yaml + "\n```"));
    paragraph("**Fix:** " + escaped(prose.fix()));
    parameters(new TreeMap<>(rule.parameters()), prose.parameters());
    paragraph("**Source:** " + escaped(prose.source()));
  }

  private void parameters(Map<String, RuleInfo.Parameter> parameters, Map<String, String> what) {
    if (!parameters.isEmpty()) {
      text.append("\n| parameter | what | type | default |\n|---|---|---|---|\n");
      parameters.forEach(
          (name, parameter) ->
              text.append(
                  "| `%s` | %s | %s | `%s` |\n"
                      .formatted(
                          name, escaped(what.get(name)), parameter.type(), parameter.value())));
    }
  }

  private void paragraph(String content) {
    text.append('\n').append(content).append('\n');
  }
}
