package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of ingresses, which must be URLs once the names are filled in. */
final class IngressTemplates implements Rule<Plain> {
  private static final Pattern NAME = Pattern.compile("\\{\\{name}}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMESPACE =
      Pattern.compile("\\{\\{namespace}}", Pattern.CASE_INSENSITIVE);

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value template = field.value();
    template
        .string()
        .filter(text -> !isUrl(filledIn(text, field.resource())))
        .ifPresent(text -> report(text, template, findings));
  }

  private static void report(String text, Value template, Findings findings) {
    String problem = Quote.string(text) + " is no address";
    String fix =
        "write host, port and path, such as \"{{name}}.example.com\"; the port is a number";
    findings.of("FD-ING-2").invalid(template, problem, fix);
  }

  private static String filledIn(String template, Resource resource) {
    String lower = template.toLowerCase(Locale.ROOT);
    boolean whole = lower.startsWith("http://") || lower.startsWith("https://");
    String named = fill(NAME, whole ? template : "http://" + template, resource.name());
    return fill(NAMESPACE, named, resource.namespace());
  }

  private static String fill(Pattern variable, String text, String value) {
    return variable.matcher(text).replaceAll(Matcher.quoteReplacement(value));
  }

  /** Only as strict as the class that the operator asks. */
  @SuppressWarnings("deprecation") // that class
  private static boolean isUrl(String text) {
    try {
      return !new URL(text).getProtocol().isEmpty();
    } catch (MalformedURLException e) {
      return false;
    }
  }
}
