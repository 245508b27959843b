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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of ingresses, which must be URLs once the names are filled in. */
final class IngressTemplates implements Rule<Plain> {
  /**
   * The characters of the longest template that is filled in: names may stand in it any number of
   * times, and no browser takes an address half as long.
   */
  private static final int LONGEST = 4096;

  private static final Pattern NAME = Pattern.compile("\\{\\{name}}", Pattern.CASE_INSENSITIVE);
  private static final Pattern NAMESPACE =
      Pattern.compile("\\{\\{namespace}}", Pattern.CASE_INSENSITIVE);

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    Value template = field.value();
    Optional<String> address =
        template
            .string()
            .filter(text -> text.length() <= LONGEST)
            .map(text -> filledIn(text, field.resource()));
    if (address.filter(url -> !isUrl(url)).isPresent()) {
      // Older versions of Java, such as the operator's, do not look at the characters of a host.
      boolean perhaps =
          address.map(IngressTemplates::withPlainHost).filter(IngressTemplates::isUrl).isPresent();
      String problem = Quote.value(template) + " is not a valid URL";
      String fix = "write host, port (a number) and path, such as \"{{name}}.example.com:80/\"";
      findings.of("FD-ING-2").mildIf(perhaps).invalid(template, problem, fix);
    }
  }

  /** The same with x for what no host has in its name. */
  private static String withPlainHost(String url) {
    int from = url.indexOf("//") + 2;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    String host = url.substring(from, to).replaceAll("[^a-zA-Z0-9.:@\\[\\]-]", "x");
    return url.substring(0, from) + host + url.substring(to);
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
