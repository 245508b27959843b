package dev.sluice.webhook.cli;

import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.rule.RuleProse;
import dev.sluice.webhook.report.Actions;
import dev.sluice.webhook.report.Terminal;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Help.Ansi.Style;

/** Everything that the catalogue says of one rule, for a person. */
final class RulePage {
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();

  private RulePage(Terminal terminal) {
    this.terminal = terminal;
  }

  static String of(RuleInfo rule, RuleProse prose, Terminal terminal) {
    RulePage page = new RulePage(terminal);
    page.title(rule);
    page.section("What", prose.what());
    page.section("Why", prose.why());
    prose.example().ifPresent(page::example);
    page.section("Fix", prose.fix());
    page.parameters(new TreeMap<>(rule.parameters()), prose.parameters());
    page.section("Source", prose.source());
    return page.text.toString();
  }

  private void title(RuleInfo rule) {
    text.append(terminal.hanging(rule.id() + "  ", rule.title(), Style.bold));
    text.append("group ").append(rule.group());
    text.append(", severity ").append(rule.severity().name());
    text.append(", by default ");
    text.append(terminal.paint(rule.action().name(), Actions.style(rule.action())));
    text.append('\n');
  }

  private void heading(String name) {
    text.append('\n').append(terminal.paint(name, Style.bold)).append('\n');
  }

  private void section(String name, String content) {
    heading(name);
    text.append(terminal.hanging("  ", content));
  }

  private void example(String yaml) {
    heading("Example of what it finds");
    yaml.lines().forEach(line -> text.append("  ").append(line).append('\n'));
  }

  private void parameters(Map<String, RuleInfo.Parameter> parameters, Map<String, String> what) {
    if (!parameters.isEmpty()) {
      heading("Parameters");
      parameters.forEach(
          (name, parameter) ->
              text.append(
                  terminal.hanging(
                      "  " + name + "  ",
                      what.get(name)
                          + ("; " + parameter.type())
                          + ("; default " + parameter.value()))));
    }
  }
}
