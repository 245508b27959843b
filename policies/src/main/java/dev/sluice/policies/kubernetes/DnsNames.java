package dev.sluice.policies.kubernetes;

/** The forms that Kubernetes names have (RFC 1123, as the API server checks them). */
public final class DnsNames {
  private static final int LONGEST_PORT_NAME = 15;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_SUBDOMAIN = 253;

  private DnsNames() {}

  /** Whether the text can name a Service: a label that begins with a letter (RFC 1035). */
  public static boolean isServiceName(String text) {
    return isLabel(text) && text.charAt(0) >= 'a';
  }

  /** Whether the text can name a port: at most 15 characters, a letter among them (RFC 6335). */
  public static boolean isPortName(String text) {
    return text.length() <= LONGEST_PORT_NAME
        && isPart(text, 0, text.length())
        && !text.contains("--")
        && hasLetter(text);
  }

  private static boolean hasLetter(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isLetter(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the text can name a namespace: at most 63 characters. */
  public static boolean isLabel(String text) {
    return text.length() <= LONGEST_LABEL && isPart(text, 0, text.length());
  }

  /** Whether the text can name a Secret: labels with dots between, at most 253 characters. */
  public static boolean isSubdomain(String text) {
    return isSubdomain(text, text.length());
  }

  /** Whether the beginning of a text, up to an index, is one. */
  static boolean isSubdomain(String text, int end) {
    if (end > LONGEST_SUBDOMAIN) {
      return false;
    }
    int begin = 0;
    for (int i = 0; i < end; i++) {
      if (text.charAt(i) == '.') {
        if (!isPart(text, begin, i)) {
          return false;
        }
        begin = i + 1;
      }
    }
    return isPart(text, begin, end);
  }

  /** Letters, digits and hyphens, with a letter or digit at both ends. */
  private static boolean isPart(String text, int begin, int end) {
    if (begin == end || text.charAt(begin) == '-' || text.charAt(end - 1) == '-') {
      return false;
    }
    for (int i = begin; i < end; i++) {
      char c = text.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }
}
