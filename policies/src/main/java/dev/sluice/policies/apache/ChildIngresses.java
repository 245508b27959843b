package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Locale;

/** Addresses in front of which the operator puts {@code blue-} and {@code green-}. */
final class ChildIngresses implements Rule<Plain> {
  private static final List<String> NO_HOST = List.of("/", "http://", "https://");

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value template = field.value();
    String text = template.string().orElse("").toLowerCase(Locale.ROOT);
    if (NO_HOST.stream().anyMatch(text::startsWith)) {
      String problem =
          Quote.value(template)
              + " has no host, to which the operator would prepend \"blue-\" and \"green-\"";
      String fix = "begin with the host, such as \"{{name}}.example.com/\", or use spec.ingress";
      findings.of("SLU-067").invalid(template, problem, fix);
    }
  }
}
