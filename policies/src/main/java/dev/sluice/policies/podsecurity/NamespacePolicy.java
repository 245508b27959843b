package dev.sluice.policies.podsecurity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the labels of a namespace say of its pods.
 *
 * @param enforce what refuses pods; empty where no label says it
 * @param warn what tells their author
 * @param audit what is written into the audit log
 */
public record NamespacePolicy(
    Optional<Standard> enforce, Optional<Standard> warn, Optional<Standard> audit) {
  private static final String PREFIX = "pod-security.kubernetes.io/";

  /**
   * As the API server reads them: a level that there is not is the strictest where pods are
   * refused, and none elsewhere.
   *
   * @param labels a map, or nothing
   * @param cluster the minor version of the cluster, which is the newest that it knows
   */
  public static NamespacePolicy of(JsonNode labels, int cluster) {
    return new NamespacePolicy(
        of(labels, "enforce", Level.RESTRICTED, cluster),
        of(labels, "warn", Level.PRIVILEGED, cluster),
        of(labels, "audit", Level.PRIVILEGED, cluster));
  }

  private static Optional<Standard> of(JsonNode labels, String mode, Level unknown, int cluster) {
    JsonNode level = labels.path(PREFIX + mode);
    if (!level.isTextual()) {
      return Optional.empty();
    }
    int minor = Math.min(minor(labels.path(PREFIX + mode + "-version").asText()), cluster);
    return Optional.of(new Standard(Level.of(level.textValue()).orElse(unknown), minor));
  }

  /** Of {@code v1.31}; the newest there may be for {@code latest} and anything else. */
  private static int minor(String version) {
    String digits = version.startsWith("v1.") ? version.substring(3) : "";
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() < 5
            && (digits.length() == 1 || digits.charAt(0) != '0')
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    return isNumber ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }
}
