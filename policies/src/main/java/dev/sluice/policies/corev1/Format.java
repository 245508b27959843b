package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.QualifiedNames;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A form that strings have (reference: section A).
 *
 * @param name as in {@code is not a valid DNS label}
 * @param test whether a string has it; it takes time in proportion to the string
 * @param fix how to write one
 */
public record Format(String name, Predicate<String> test, String fix) {
  /** POD-001. */
  public static final Format QUALIFIED_NAME =
      new Format(
          "qualified name",
          QualifiedNames::isKey,
          "use at most 63 letters, digits, '-', '_' and '.', perhaps after a DNS subdomain and '/'");

  /** POD-002. */
  public static final Format LABEL_VALUE =
      new Format(
          "label value",
          QualifiedNames::isLabelValue,
          "use at most 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends");

  /** POD-003. */
  public static final Format DNS_LABEL =
      new Format(
          "DNS label",
          DnsNames::isLabel,
          "use at most 63 lower-case letters, digits and '-', with a letter or digit at both ends");

  /** POD-004. */
  public static final Format DNS_SUBDOMAIN =
      new Format(
          "DNS subdomain",
          DnsNames::isSubdomain,
          "use at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at the"
              + " ends of each part");

  /** POD-007. */
  public static final Format PORT_NAME =
      new Format(
          "port name",
          DnsNames::isPortName,
          "use at most 15 lower-case letters, digits and single hyphens, with a letter");

  /** POD-009 from 1.32 on. */
  static final Format VARIABLE_NAME =
      new Format(
          "name of a variable", Format::isVariable, "use printable ASCII characters without '='");

  /** POD-009 up to 1.31. */
  static final Format STRICT_VARIABLE_NAME =
      new Format(
          "name of a variable",
          Format::isStrictVariable,
          "use letters, digits, '-', '_' and '.', without a digit at the beginning");

  /** POD-010. */
  public static final Format CONFIG_KEY =
      new Format(
          "key of a ConfigMap or Secret",
          Format::isConfigKey,
          "use at most 253 letters, digits, '-', '_' and '.', without \"..\" at the beginning");

  /** A path, absolute or not. */
  public static final Format PATH_DOWN =
      new Format("path", path -> !hasParentStep(path), "use a path without \"..\"");

  /** POD-011. */
  static final Format HEADER =
      new Format(
          "name of an HTTP header", Format::isHeader, "use letters, digits and hyphens only");

  /** POD-013. */
  public static final Format RELATIVE_PATH =
      new Format(
          "relative path", Format::isRelativePath, "use a path without a leading '/' and \"..\"");

  /** POD-014. */
  public static final Format RELATIVE_PATH_OF_FILE =
      new Format(
          "relative path",
          path -> isRelativePath(path) && !path.startsWith(".."),
          "use a path without a leading '/' or \"..\"");

  /** POD-001, of which annotations may have capitals before the slash. */
  public static final Format ANNOTATION_KEY =
      new Format(
          QUALIFIED_NAME.name(),
          key -> QualifiedNames.isKey(key.toLowerCase(Locale.ROOT)),
          QUALIFIED_NAME.fix());

  /** POD-005. */
  public static final Format SEARCH_DOMAIN =
      new Format(
          "search domain",
          text -> text.equals(".") || isSearchDomain(withoutDot(text)),
          DNS_SUBDOMAIN.fix());

  /** POD-005 before 1.33. */
  public static final Format OLD_SEARCH_DOMAIN =
      new Format(
          "search domain", text -> DnsNames.isSubdomain(withoutDot(text)), DNS_SUBDOMAIN.fix());

  /** POD-391. */
  public static final Format SYSCTL =
      new Format(
          "name of a sysctl",
          Format::isSysctl,
          "use at most 253 lower-case letters, digits, '-' and '_', in parts with '.' or '/' between");

  private static final int LONGEST_NAME = 253;

  /** The bytes that the API server counts. */
  public static int bytes(String text) {
    int bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else {
        return text.getBytes(StandardCharsets.UTF_8).length;
      }
    }
    return bytes;
  }

  /** Whether a string has the form. */
  public boolean isOf(String text) {
    return test.test(text);
  }

  private static String withoutDot(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  private static boolean isSearchDomain(String domain) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      boolean isFirst = i == 0 || domain.charAt(i - 1) == '.';
      if (c != '_') {
        plain.append(c);
      } else if (!isFirst) {
        plain.append('-');
      }
    }
    return domain.length() <= LONGEST_NAME && DnsNames.isSubdomain(plain.toString());
  }

  private static boolean isSysctl(String name) {
    char before = '.';
    for (int i = 0; i <= name.length(); i++) {
      char c = i == name.length() ? '.' : name.charAt(i);
      boolean isEnd = c == '.' || c == '/';
      boolean isInner = c == '-' || c == '_';
      boolean isAlphanumeric = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
      boolean follows = (before >= 'a' && before <= 'z') || (before >= '0' && before <= '9');
      if (!isAlphanumeric && !(isEnd && follows) && !(isInner && before != '.' && before != '/')) {
        return false;
      }
      before = c;
    }
    return name.length() <= LONGEST_NAME;
  }

  private static boolean isConfigKey(String key) {
    return !key.isEmpty()
        && key.length() <= 253
        && !key.equals(".")
        && !key.startsWith("..")
        && isKey(key, true);
  }

  private static boolean isVariable(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c < ' ' || c > '~' || c == '=') {
        return false;
      }
    }
    return true;
  }

  private static boolean isStrictVariable(String name) {
    return !name.isEmpty()
        && (name.charAt(0) < '0' || name.charAt(0) > '9')
        && !name.equals(".")
        && !name.startsWith("..")
        && isKey(name, true);
  }

  private static boolean isHeader(String name) {
    return isKey(name, false);
  }

  /** Whether there are only letters, digits and hyphens, and perhaps dots and underscores. */
  private static boolean isKey(String text, boolean withDots) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isAlphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!isAlphanumeric && c != '-' && !(withDots && (c == '_' || c == '.'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isRelativePath(String path) {
    return !path.startsWith("/") && !hasParentStep(path);
  }

  /** Whether one of the elements of a path is {@code ..}. */
  public static boolean hasParentStep(String path) {
    return path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../");
  }
}
