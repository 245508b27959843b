package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Names that become those of Flink's Deployment, its Services and their labels. */
public final class ClusterNames implements Rule {

  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.CLUSTER_NAME);
  }

  @Override
  public FieldType place() {
    return FieldType.CLUSTER_NAME;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value name = site.value();
    if (!name.node().isTextual() || name.node().textValue().isEmpty()) {
      return;
    }
    String rule = site.place().text("rule");
    String text = name.node().textValue();
    int longest = Integer.parseInt(site.place().text("longest"));
    if (text.length() > longest) {
      String problem = text.length() + " characters: " + site.place().text("why");
      String fix = "choose a name of at most " + longest + " characters";
      findings.report(rule, name.path(), ErrorType.TooLong, problem, fix);
    }
    if (!hasForm(text)) {
      String problem = Quote.text(text) + " cannot name a Service: " + site.place().text("why");
      String fix = "use a-z, 0-9 and -, beginning with a letter, ending with a letter or digit";
      findings.report(rule, name.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean hasForm(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !isDigit(c) && c != '-') {
        return false;
      }
    }
    return isLetter(text.charAt(0)) && text.charAt(text.length() - 1) != '-';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
