package dev.sluice.policies.generic;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
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
      String problem = "is not part of this object and has no effect here";
      report.mild().forbidden(field, problem, "remove it");
    } else if (report.isWanted()) {
      String problem = "unknown member " + Quote.string(field.name());
      report.notSupported(field, problem, fix(known, field.name()));
    }
  }

  private static String fix(KnownFields known, String name) {
    return Optional.ofNullable(known.hints().get(name))
        .or(
            () ->
                Suggestion.nearest(name, known.fields()).map(near -> "write " + Quote.string(near)))
        .orElseGet(() -> "remove it; known members are " + Quote.choices(known.fields()));
  }
}
