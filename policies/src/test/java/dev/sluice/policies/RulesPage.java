package dev.sluice.policies;

import static dev.sluice.policies.GeneratedPage.escaped;

import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The catalogue as Markdown: a table for each group, then a section for each rule. */
final class RulesPage {
  private static final String INTRODUCTION =
      """
      # Rules

      What Sluice looks for. The default action is what the built-in policy makes of a finding: `Deny` refuses the
      resource, `Warn` lets it pass with a warning. A Policy can change it for a rule or for a whole `group:NAME`.
      `sluice explain RULE` shows the same as this page.
      """;

  private final List<RuleInfo> rules =
      KitCase.BOOK.catalogue().all().stream().sorted(RuleInfo.BY_ID).toList();
  private final StringBuilder text = new StringBuilder(INTRODUCTION);

  private RulesPage() {}

  static String text() {
    RulesPage page = new RulesPage();
    Catalogue.GROUPS.forEach(page::group);
    page.text.append("\n# Every rule\n");
    page.rules.forEach(page::rule);
    return page.text.toString();
  }

  private void group(String group) {
    List<RuleInfo> members = rules.stream().filter(rule -> rule.group().equals(group)).toList();
    if (!members.isEmpty()) {
      text.append("\n## ").append(group).append("\n\n");
      text.append("| id | title | default action | severity |\n|---|---|---|---|\n");
      members.forEach(this::row);
    }
  }

  private void row(RuleInfo rule) {
    String link = "[%s](#%s)".formatted(rule.id(), rule.id().toLowerCase(Locale.ROOT));
    String row = "| %s | %s | %s | %s |\n";
    text.append(row.formatted(link, escaped(rule.title()), rule.action(), rule.severity()));
  }

  /** The heading is the id alone, because Git hosts make the anchor of it. */
  private void rule(RuleInfo rule) {
    text.append("\n## ").append(rule.id()).append('\n');
    String line = "**%s** (group %s, default action %s, severity %s)";
    paragraph(line.formatted(escaped(rule.title()), rule.group(), rule.action(), rule.severity()));
    paragraph("**What:** " + escaped(rule.what()));
    paragraph("**Why:** " + escaped(rule.why()));
    paragraph("**Example of what it finds:**");
    paragraph("```yaml\n" + rule.example() + "\n```");
    paragraph("**Fix:** " + escaped(rule.fix()));
    parameters(new TreeMap<>(rule.parameters()));
    paragraph("**Source:** " + escaped(rule.source()));
  }

  private void parameters(Map<String, RuleInfo.Parameter> parameters) {
    if (!parameters.isEmpty()) {
      text.append("\n| parameter | what | type | default |\n|---|---|---|---|\n");
      parameters.forEach(
          (name, parameter) ->
              text.append(
                  "| `%s` | %s | %s | `%s` |\n"
                      .formatted(
                          name, escaped(parameter.what()), parameter.type(), parameter.value())));
    }
  }

  private void paragraph(String content) {
    text.append('\n').append(content).append('\n');
  }
}
