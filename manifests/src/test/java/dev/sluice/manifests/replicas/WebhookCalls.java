package dev.sluice.manifests.replicas;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an API server has counted of its calls of Sluice's webhooks since it started.
 *
 * @param made all of them, whatever came of them
 * @param failed those without an answer, and those with one that is no verdict
 * @param failedOpen those of the failed that let the request pass
 */
public record WebhookCalls(long made, long failed, long failedOpen) {
  private static final Pattern REQUEST =
      Pattern.compile(
          "apiserver_admission_webhook_request_total\\{code=\"(\\d+)\",name=\"\\w+\\.sluice\\.dev\".*} (\\S+)");
  private static final Pattern FAIL_OPEN =
      Pattern.compile(
          "apiserver_admission_webhook_fail_open_count\\{name=\"\\w+\\.sluice\\.dev\".*} (\\S+)");

  /** Codes of verdicts: let pass, and refused with the code that Sluice gave. */
  private static final Set<String> VERDICTS = Set.of("200", "403", "422");

  /**
   * Reads them.
   *
   * @param metrics the page {@code /metrics} of the API server
   */
  public static WebhookCalls in(String metrics) {
    long made = 0;
    long failed = 0;
    long failedOpen = 0;
    for (String line : metrics.split("\n")) {
      Matcher request = REQUEST.matcher(line);
      if (request.matches()) {
        long count = (long) Double.parseDouble(request.group(2));
        made += count;
        failed += VERDICTS.contains(request.group(1)) ? 0 : count;
      }
      Matcher open = FAIL_OPEN.matcher(line);
      if (open.matches()) {
        failedOpen += (long) Double.parseDouble(open.group(1));
      }
    }
    return new WebhookCalls(made, failed, failedOpen);
  }

  /** What was counted after these. */
  public WebhookCalls since(WebhookCalls earlier) {
    return new WebhookCalls(
        made - earlier.made, failed - earlier.failed, failedOpen - earlier.failedOpen);
  }
}
