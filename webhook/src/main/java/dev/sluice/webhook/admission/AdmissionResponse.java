package dev.sluice.webhook.admission;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.Mutator;
import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.json.Json;
import dev.sluice.webhook.text.FindingText;
import java.util.List;

/**
 * The answer to an AdmissionReview: a verdict as the API server and kubectl want it.
 *
 * <p>kubectl shows either the message or the causes, depending on the command, so each of the two
 * is complete, and ends with the line of {@link DenialEnd}.
 */
public final class AdmissionResponse {
  private static final int INVALID = 422;
  private static final int FORBIDDEN = 403;
  private static final int GONE = 410;
  private static final int MAX_CAUSES = 100;
  private static final int MAX_MESSAGE = 32 * 1024;
  private static final int MAX_ALL_CAUSES = 64 * 1024;
  private static final int MAX_FIELD = 1024;

  private AdmissionResponse() {}

  /** Allowed, and nothing to say. */
  static ObjectNode allowed(String uid) {
    ObjectNode review = JsonNodeFactory.instance.objectNode();
    review.put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
    review.putObject("response").put("uid", uid).put("allowed", true);
    return review;
  }

  /** The verdict as response: denial, warnings, audit annotations. */
  public static ObjectNode of(AdmissionReview asked, Verdict verdict, Policies policies) {
    ObjectNode review = allowed(asked.uid());
    ObjectNode response = review.withObject("/response");
    List<Ruling> denials = verdict.denials();
    if (!denials.isEmpty()) {
      List<Finding> findings = denials.stream().map(Ruling::finding).toList();
      response.put("allowed", false);
      response.set(
          "status", status(asked, findings, code(findings, policies), DenialEnd.of(denials)));
    }
    List<String> warnings = Warnings.of(verdict.findings(Action.Warn));
    if (!warnings.isEmpty()) {
      ArrayNode list = response.putArray("warnings");
      warnings.forEach(list::add);
    }
    response.set("auditAnnotations", AuditAnnotations.of(verdict, policies.generation()));
    return review;
  }

  /** Refused for the sake of a deployment target, or allowed with the edits if there are any. */
  public static ObjectNode patched(
      AdmissionReview asked, Mutator.Mutated mutated, Policies policies) {
    if (!mutated.verdict().rulings().isEmpty()) {
      ObjectNode review = of(asked, mutated.verdict(), policies);
      return mutated.verdict().denied() ? review : withPatch(review, mutated);
    }
    return withPatch(allowed(asked.uid()), mutated);
  }

  private static ObjectNode withPatch(ObjectNode review, Mutator.Mutated mutated) {
    if (!mutated.edits().isEmpty()) {
      ArrayNode patch = JsonNodeFactory.instance.arrayNode();
      mutated.edits().forEach(edit -> patch.add(edit.operation().json()));
      ObjectNode response = review.withObject("/response");
      response.put("patchType", "JSONPatch");
      response.put("patch", Json.write(patch, false));
      AuditAnnotations.add(response.withObject("/auditAnnotations"), mutated);
    }
    return review;
  }

  /** The code that all rules have that deny; 422 where they differ. */
  private static int code(List<Finding> denials, Policies policies) {
    int[] codes =
        denials.stream()
            .mapToInt(
                denial ->
                    policies.catalogue().find(denial.rule()).map(RuleInfo::code).orElse(INVALID))
            .distinct()
            .toArray();
    return codes.length == 1 ? codes[0] : INVALID;
  }

  private static ObjectNode status(
      AdmissionReview asked, List<Finding> denials, int code, String end) {
    ObjectNode status = JsonNodeFactory.instance.objectNode();
    status.put("status", "Failure").put("code", code).put("reason", reason(code));
    status.put("message", message(asked, denials) + "\n" + end);
    ObjectNode details = status.putObject("details");
    details.put("name", asked.name()).put("group", asked.group()).put("kind", asked.kind());
    ArrayNode causes = details.putArray("causes");
    int room = MAX_ALL_CAUSES;
    for (Finding denial : denials) {
      room -= denial.message().length() + denial.path().toString().length();
      if (causes.size() == MAX_CAUSES || room < 0) {
        causes.add(more(denials.size() - causes.size(), denial));
        break;
      }
      causes.add(cause(denial));
    }
    ObjectNode last = (ObjectNode) causes.path(causes.size() - 1);
    last.put("message", last.path("message").asText() + "\n" + end);
    return status;
  }

  private static String reason(int code) {
    return switch (code) {
      case FORBIDDEN -> "Forbidden";
      case GONE -> "Gone";
      default -> "Invalid";
    };
  }

  private static ObjectNode cause(Finding denial) {
    return cause(denial.type().reason(), denial.message(), denial.path().toString());
  }

  /** What stands for all from one denial on; kubectl begins with the field. */
  private static ObjectNode more(int count, Finding first) {
    String field = first.path().toString();
    String cut = field.length() > MAX_FIELD ? field.substring(0, MAX_FIELD) + "…" : field;
    return cause("FieldValueTooMany", FindingText.more(count), cut);
  }

  private static ObjectNode cause(String reason, String message, String field) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reason", reason)
        .put("message", message)
        .put("field", field);
  }

  /** {@code <kind> <namespace>/<name>: <n> problems:}, then a line each, at most 32 KiB. */
  private static String message(AdmissionReview asked, List<Finding> denials) {
    int count = denials.size();
    StringBuilder text = new StringBuilder();
    text.append(asked.kind())
        .append(' ')
        .append(asked.namespace())
        .append('/')
        .append(asked.name());
    text.append(count == 1 ? ": 1 problem:" : ": " + count + " problems:");
    int shown = 0;
    for (Finding denial : denials) {
      String line = "\n" + FindingText.line(denial);
      if (shown == MAX_CAUSES || text.length() + line.length() > MAX_MESSAGE) {
        return text.append('\n').append(FindingText.more(count - shown)).toString();
      }
      text.append(line);
      shown++;
    }
    return text.toString();
  }
}
