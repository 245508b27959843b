package dev.sluice.webhook.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.targets.PatchPlan;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.check.Planning;
import java.io.PrintWriter;

/**
 * Plans for programs: kind Plan of {@code sluice.dev/v1alpha1}. Its lists are always there, other
 * fields only where they say something.
 */
public final class PlanJson {
  private PlanJson() {}

  /** Writes the document; the generation names the policies that were in force. */
  public static void write(Planning planning, String policyGeneration, PrintWriter out) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    Report.head(document, "Plan", policyGeneration);
    ArrayNode results = document.putArray("results");
    planning.resources().forEach(planned -> result(results.addObject(), planned));
    ArrayNode errors = document.putArray("errors");
    planning.errors().forEach(error -> Report.error(errors.addObject(), error));
    ArrayNode notes = document.putArray("notes");
    planning.remarks().forEach(remark -> Report.remark(notes.addObject(), remark));
    Report.write(document, out);
  }

  private static void result(ObjectNode entry, Planning.Planned planned) {
    CheckResult.Judged judged = planned.judged();
    Report.source(entry, judged.document());
    Report.resource(entry, judged.kind(), judged.namespace(), judged.name());
    Report.putUnlessEmpty(entry, "updates", judged.updates().word());
    planned.reference().ifPresent(reference -> target(entry.putObject("target"), reference));
    entry.put("outcome", planned.outcome().name());
    ArrayNode operations = entry.putArray("operations");
    judged
        .mutated()
        .plan()
        .ifPresent(plan -> plan.steps().forEach(step -> step(operations.addObject(), step)));
    ArrayNode patch = entry.putArray("patch");
    judged.mutated().edits().forEach(edit -> patch.add(edit.operation().json()));
    judged
        .mutated()
        .plan()
        .flatMap(PatchPlan::failure)
        .ifPresent(failure -> failure(entry.putObject("failure"), failure));
    ArrayNode findings = entry.putArray("findings");
    judged.verdict().rulings().forEach(r -> Report.finding(findings.addObject(), r, judged));
    ArrayNode notes = entry.putArray("notes");
    judged
        .verdict()
        .notes()
        .forEach(n -> notes.addObject().put("rule", n.rule()).put("problem", n.problem()));
  }

  private static void target(ObjectNode entry, TargetReference reference) {
    entry.put("name", reference.name()).put("namedBy", reference.source().name());
    reference.target().ifPresent(target -> Report.putUnlessEmpty(entry, "uid", target.uid()));
  }

  private static void step(ObjectNode entry, PatchPlan.Step step) {
    ObjectNode operation = step.operation().json();
    entry.put("number", step.number());
    entry.set("op", operation.path("op"));
    entry.set("path", operation.path("path"));
    if (operation.has("from")) {
      entry.set("from", operation.path("from"));
    }
    entry.put("place", step.place().pointer()).put("outcome", step.outcome().name());
    if (!step.was().isMissingNode()) {
      entry.set("was", step.was());
    }
    if (operation.has("value")) {
      entry.set("value", operation.path("value"));
    }
  }

  private static void failure(ObjectNode entry, PatchPlan.Failure failure) {
    entry.put("number", failure.number());
    failure
        .operation()
        .ifPresent(
            operation ->
                entry
                    .put("op", operation.name().toString())
                    .put("path", operation.path().toString()));
    entry.put("problem", failure.problem()).put("fix", failure.fix());
  }
}
