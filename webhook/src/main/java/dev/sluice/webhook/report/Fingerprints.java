package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Finding;
import dev.sluice.webhook.check.CheckResult;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a finding is known by from one run to the next: rule, resource, and path with the keys of
 * list elements. Lines, the order of lists, the file's name and the API version may change. One
 * object serves one report.
 */
final class Fingerprints {
  /** The name in SARIF; another way of making them needs another name. */
  static final String NAME = "rulePlace/v1";

  private static final int BYTES = 16;

  private final Map<String, Integer> seen = new HashMap<>();

  /** The next finding's: those of a file that would be equal are numbered in their order. */
  String of(CheckResult.Judged judged, Finding finding) {
    KindName kind = judged.kind();
    String identity =
        String.join(
            "\n",
            finding.rule(),
            kind.group(),
            kind.kind(),
            judged.namespace(),
            judged.name(),
            judged.keyedPath(finding));
    String hash = hash(identity);
    int number = seen.merge(judged.document().source() + "\n" + hash, 1, Integer::sum);
    return hash + ":" + number;
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(Arrays.copyOf(digest, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
