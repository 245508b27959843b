package dev.sluice.policies.apache;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of ingresses, which must be URLs once the names are filled in. */
public final class IngressTemplates implements Rule {
  private static final Pattern NAME = Pattern.compile("\\{\\{name}}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMESPACE =
      Pattern.compile("\\{\\{namespace}}", Pattern.CASE_INSENSITIVE);

  @Override
  public Set<String> ids() {
    return Set.of("FD-ING-2");
  }

  @Override
  public FieldType place() {
    return FieldType.INGRESS_TEMPLATE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value template = site.value();
    if (template.node().isTextual() && !isUrl(filledIn(template.node().textValue(), site))) {
      findings.report(
          "FD-ING-2",
          template.path(),
          ErrorType.Invalid,
          Quote.text(template.node().textValue()) + " is no address",
          "write host, port and path, such as \"{{name}}.example.com\"; the port is a number");
    }
  }

  private static String filledIn(String template, Field site) {
    String lower = template.toLowerCase(Locale.ROOT);
    boolean whole = lower.startsWith("http://") || lower.startsWith("https://");
    String named = fill(NAME, whole ? template : "http://" + template, site.resource().name());
    return fill(NAMESPACE, named, site.resource().namespace());
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
