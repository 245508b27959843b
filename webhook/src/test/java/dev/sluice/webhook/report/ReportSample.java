package dev.sluice.webhook.report;

import dev.sluice.policies.Verdict;
import dev.sluice.policies.Verdict.Ruling;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Note;
import dev.sluice.policies.rule.Severity;
import dev.sluice.webhook.TestFiles;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Updates;
import java.util.List;
import java.util.Optional;

/**
 * Results made by hand, so that what a report looks like does not depend on the rules there are.
 */
final class ReportSample {
  static final FieldPath LABEL = FieldPath.of("/spec/podTemplate/metadata/labels").key("app");
  static final FieldPath CONTAINER = FieldPath.of("/spec/podTemplate/spec/containers").index(0);

  private ReportSample() {}

  /** Something of everything that a report can show, on {@code golden/formats.yaml}. */
  static CheckResult everything() {
    List<Document> documents =
        Documents.read(
                "./deploy/all formats.yaml",
                TestFiles.text(TestFiles.resource("golden/formats.yaml")))
            .documents();
    Verdict orders =
        new Verdict(
            List.of(
                ruling("team-rules/image", Action.Audit, FieldPath.of("/spec/image"), ""),
                ruling("FLK-013", Action.Warn, LABEL, ""),
                ruling("VVP-030", Action.Deny, LABEL, ""),
                ruling("SLU-001", Action.Deny, CONTAINER.field("name"), "legacy")),
            List.of(new Note("SS-4", "unknown: no FlinkDeployment is in the state (--state)")));
    Verdict clicks = new Verdict(List.of(), List.of(new Note("VVP-001", "only mentioned")));
    return new CheckResult(
        List.of(
            judged(documents.get(0), "team-a", "orders", orders),
            judged(documents.get(1), "", "gpu", Verdict.NONE),
            judged(documents.get(2), "team-b", "clicks", clicks)),
        List.of(new KindName("v1", "ConfigMap")),
        List.of(new DocumentError("deploy/broken.yaml", 3, 5, "a tab; use spaces")));
  }

  /** One denial on one resource. */
  static CheckResult one(Document document, String name, FieldPath path, String problem) {
    Verdict verdict =
        new Verdict(List.of(ruling("VVP-030", Action.Deny, path, problem, "")), List.of());
    return new CheckResult(
        List.of(judged(document, "team-a", name, verdict)), List.of(), List.of());
  }

  static CheckResult.Judged judged(
      Document document, String namespace, String name, Verdict verdict) {
    KindName kind =
        new KindName(
            document.tree().path("apiVersion").asText("v1"),
            document.tree().path("kind").asText("Pod"));
    return new CheckResult.Judged(document, kind, namespace, name, Updates.NOTHING, verdict);
  }

  static Ruling ruling(String rule, Action action, FieldPath path, String exemption) {
    return ruling(rule, action, path, "is <odd> & \"bad\"", exemption);
  }

  private static Ruling ruling(
      String rule, Action action, FieldPath path, String problem, String exemption) {
    Finding finding =
        new Finding(
            rule,
            path,
            ErrorType.Forbidden,
            Severity.error,
            false,
            problem,
            "remove it",
            List.of());
    return new Ruling(
        finding,
        action,
        "default",
        false,
        exemption.isEmpty() ? Optional.empty() : Optional.of(exemption),
        Optional.empty());
  }

  static Document document(String source, String text) {
    return Documents.read(source, text).documents().getFirst();
  }
}
