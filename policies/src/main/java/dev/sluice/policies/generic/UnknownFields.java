package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Optional;

/** Objects whose fields are a closed set, where a misspelt one is ignored or refused. */
public final class UnknownFields implements Rule<ClosedObject> {
  UnknownFields() {}

  @Override
  public void judge(Field<ClosedObject> field, Findings findings) {
    judge(field.spec(), field.value(), findings);
  }

  /** The elements of a list that are objects; reports the others under the rule. */
  public static List<Value> objects(String rule, Value list, Findings findings) {
    return Types.isList(rule, list, findings)
        ? list.elements().stream()
            .filter(element -> Types.isObject(rule, element, findings))
            .toList()
        : List.of();
  }

  /** Reports the fields of an object that are none of the known ones. */
  public static void judge(KnownFields known, Value object, Findings findings) {
    if (Types.isObject(known.rule(), object, findings)) {
      for (Value field : known.map() ? object.entries() : object.fields()) {
        if (isUnknown(known, field.name())) {
          report(known, field, findings);
        }
      }
    }
  }

  private static boolean isUnknown(KnownFields known, String name) {
    return !known.fields().contains(name) && !known.elsewhere().contains(name);
  }

  private static void report(KnownFields known, Value field, Findings findings) {
    Findings.Report report = findings.of(known.rule());
    if (known.tolerated().contains(field.name())) {
      String problem = field.name() + " has no effect here";
      report.mild().forbidden(field, problem, "remove it");
    } else if (report.isWanted()) {
      Optional<String> hint = Optional.ofNullable(known.hints().get(field.name()));
      String fields = "remove it, or use one of the fields " + Quote.choices(known.fields());
      List<String> near = hint.isPresent() ? List.of() : known.fields();
      report.unknownField(field, near, hint.orElse(fields));
    }
  }
}
