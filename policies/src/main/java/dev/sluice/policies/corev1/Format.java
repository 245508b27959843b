package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.QualifiedNames;
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

  /** POD-010. */
  public static final Format CONFIG_KEY =
      new Format(
          "key of a ConfigMap or Secret",
          Format::isConfigKey,
          "use at most 253 letters, digits, '-', '_' and '.', without \"..\" at the beginning");

  /** A path, absolute or not. */
  public static final Format PATH_DOWN =
      new Format("path", path -> !hasParentStep(path), "use a path without \"..\"");

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

  private static boolean isConfigKey(String key) {
    return !key.isEmpty()
        && key.length() <= 253
        && !key.equals(".")
        && !key.startsWith("..")
        && key.chars().allMatch(Format::isKeyCharacter);
  }

  private static boolean isKeyCharacter(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }

  private static boolean isRelativePath(String path) {
    return !path.startsWith("/") && !hasParentStep(path);
  }

  /** Whether one of the elements of a path is {@code ..}. */
  static boolean hasParentStep(String path) {
    return path.equals("..")
        || path.startsWith("../")
        || path.endsWith("/..")
        || path.contains("/../");
  }
}
