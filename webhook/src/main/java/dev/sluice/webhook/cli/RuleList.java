package dev.sluice.webhook.cli;

import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.report.Actions;
import dev.sluice.webhook.report.Terminal;
import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Help.Ansi.Style;

/** Rules by group, one line each, for a person. */
final class RuleList {
  private RuleList() {}

  static String of(Collection<RuleInfo> listed, Terminal terminal) {
    List<RuleInfo> rules = listed.stream().sorted(RuleInfo.BY_ID).toList();
    int width = rules.stream().mapToInt(rule -> rule.id().length()).max().orElse(0);
    StringBuilder text = new StringBuilder();
    for (String group : Catalogue.GROUPS) {
      List<RuleInfo> members = rules.stream().filter(r -> r.group().equals(group)).toList();
      if (!members.isEmpty()) {
        text.append(terminal.paint(group, Style.bold)).append('\n');
        members.forEach(rule -> text.append(line(rule, width, terminal)));
        text.append('\n');
      }
    }
    String count = rules.size() == 1 ? "1 rule" : rules.size() + " rules";
    String hint = count + "; `sluice explain RULE` says what, why and how to fix it";
    return text.append(terminal.hanging("", hint, Style.faint)).toString();
  }

  private static String line(RuleInfo rule, int width, Terminal terminal) {
    String id = rule.id() + " ".repeat(width - rule.id().length());
    String action = Actions.word(rule.action());
    String before = "  " + id + "  " + action + "  ";
    String line = terminal.hanging(before, rule.title());
    String painted = "  " + id + "  " + terminal.paint(action, Actions.style(rule.action())) + "  ";
    return painted + line.substring(before.length());
  }
}
