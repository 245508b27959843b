package dev.sluice.policies.kubernetes;

/** The form of keys and values of labels and annotations, as the API server checks them. */
public final class QualifiedNames {
  private static final int LONGEST = 63;

  private QualifiedNames() {}

  /** Whether the text is a name, perhaps after a DNS subdomain and a slash. */
  public static boolean isKey(String text) {
    int slash = text.indexOf('/');
    return (slash < 0 || DnsNames.isSubdomain(text, slash))
        && slash + 1 < text.length()
        && isLabelValue(text, slash + 1);
  }

  /** Whether the text is empty or letters, digits, {@code -_.} between letters or digits. */
  public static boolean isLabelValue(String text) {
    return isLabelValue(text, 0);
  }

  private static boolean isLabelValue(String text, int begin) {
    if (text.length() - begin > LONGEST) {
      return false;
    }
    for (int i = begin; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean inside = i > begin && i < text.length() - 1;
      if (!isAlphanumeric(c) && !(inside && (c == '-' || c == '_' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
