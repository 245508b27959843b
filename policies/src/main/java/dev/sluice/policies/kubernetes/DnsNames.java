package dev.sluice.policies.kubernetes;

import java.util.regex.Pattern;

/** The forms that Kubernetes names have (RFC 1123, as the API server checks them). */
public final class DnsNames {
  private static final String PART = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final Pattern LABEL = Pattern.compile(PART);
  private static final Pattern SUBDOMAIN = Pattern.compile(PART + "(\\." + PART + ")*");

  private DnsNames() {}

  /** Whether the text can name a Service: a label that begins with a letter (RFC 1035). */
  public static boolean isServiceName(String text) {
    return isLabel(text) && text.charAt(0) >= 'a';
  }

  /** Whether the text can name a port: at most 15 characters, a letter among them (RFC 6335). */
  public static boolean isPortName(String text) {
    return text.length() <= 15
        && LABEL.matcher(text).matches()
        && !text.contains("--")
        && text.chars().anyMatch(c -> c >= 'a' && c <= 'z');
  }

  /** Whether the text can name a namespace: at most 63 characters. */
  public static boolean isLabel(String text) {
    return text.length() <= 63 && LABEL.matcher(text).matches();
  }

  /** Whether the text can name a Secret: labels with dots between, at most 253 characters. */
  public static boolean isSubdomain(String text) {
    return text.length() <= 253 && SUBDOMAIN.matcher(text).matches();
  }
}
