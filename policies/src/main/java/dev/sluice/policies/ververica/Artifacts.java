package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.Types;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a Ververica deployment runs: a kind, and the field that this kind needs. */
final class Artifacts implements Rule<Artifact> {
  static final String ID = "VVP-068";

  @Override
  public void judge(Field<Artifact> field, Findings findings) {
    Value kind = field.value().get("kind");
    if (!Types.isObject(ID, field.value(), findings)) {
      return;
    }
    if (!kind.isFilled() && field.value().get("artifactKind").isFilled()) {
      return; // StreamNative's definition has both words, and says of neither that it is required
    }
    if (!kind.isFilled()) {
      String fix = "supported values: " + Quote.choices(field.spec().kinds().keySet());
      missing(field, findings)
          .ifPresent(report -> report.required(kind, "kind of the artifact is required", fix));
    } else if (Types.isString(ID, kind, findings)) {
      ofKind(field, kind, findings);
    }
  }

  private static void ofKind(Field<Artifact> field, Value kind, Findings findings) {
    Map<String, List<String>> kinds = field.spec().kinds();
    kinds.entrySet().stream()
        .filter(known -> kind.scalar().equalsIgnoreCase(known.getKey()))
        .findFirst()
        .ifPresentOrElse(
            known -> source(field, known.getKey(), known.getValue(), findings),
            () -> findings.of(ID).notSupported(kind, kinds.keySet()));
  }

  private static void source(
      Field<Artifact> field, String kind, List<String> names, Findings findings) {
    List<Value> sources = names.stream().map(field.value()::get).toList();
    if (sources.stream().noneMatch(Value::isFilled)) {
      Value wanted = sources.getFirst();
      String problem = wanted.name() + " is required by kind " + kind;
      missing(field, findings)
          .ifPresent(report -> report.required(wanted, problem, "set " + wanted.name()));
    }
  }

  /** A fragment may leave it out; what is merged into something may, if it is there already. */
  private static Optional<Findings.Report> missing(Field<Artifact> field, Findings findings) {
    String otherwise = ", unless the platform has it already";
    return field.isPartial()
        ? Optional.empty()
        : Optional.of(findings.of(ID).unless(field.isComplete(), otherwise));
  }
}
