package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.UnknownFields;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ververica's volumes: pairs of a volume and its mount under one name. */
final class VolumePairs implements Rule<VolumeMounts> {

  @Override
  public void judge(Field<VolumeMounts> field, Findings findings) {
    VolumeMounts spec = field.spec();
    VolumePairParts parts = new VolumePairParts(field.isPartial(), findings);
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Value pair : UnknownFields.objects(spec.rule(), field.value(), findings)) {
      if (isKubernetesForm(spec, pair, findings)) {
        continue;
      }
      UnknownFields.judge(spec, pair, findings);
      parts.judge(pair);
      repeated(pair.get("name"), names, findings);
      remounted(pair.at("/volumeMount/mountPath"), paths, findings);
    }
  }

  /** Reports what is written as in Kubernetes; whether all of the element is. */
  private static boolean isKubernetesForm(VolumeMounts spec, Value pair, Findings findings) {
    List<Value> flat =
        pair.fields().stream()
            .filter(f -> f.isSet() && spec.elsewhere().contains(f.name()))
            .toList();
    boolean whole = pair.get("volume").isSet() && pair.get("volumeMount").isSet();
    if (!flat.isEmpty() && !whole) {
      String problem = "must be a pair of a volume and its mount, not one of them alone";
      String fix = "write name, volume (with its source) and volumeMount (with mountPath)";
      findings.of("VVP-046").also("VVP-040").invalid(pair, problem, fix);
      return true;
    }
    for (Value field : flat) {
      String problem = field.name() + " has no effect beside volume and volumeMount";
      findings.of("VVP-046").forbidden(field, problem, "move it into volume or volumeMount");
    }
    return false;
  }

  private static void repeated(Value name, Set<String> seen, Findings findings) {
    if (isSeen(name, seen)) {
      String problem = "duplicate name " + Quote.value(name);
      String fix = "choose another name, or use pod templates to mount one volume twice";
      findings.of("VVP-043").also("POD-162").duplicate(name, problem, fix);
    }
  }

  private static void remounted(Value path, Set<String> seen, Findings findings) {
    if (isSeen(path, seen)) {
      String problem = "duplicate mountPath " + Quote.value(path);
      findings.of("VVP-044").also("POD-267").invalid(path, problem, "choose another path");
    }
  }

  private static boolean isSeen(Value value, Set<String> seen) {
    return value.filledString().filter(string -> !seen.add(string)).isPresent();
  }
}
