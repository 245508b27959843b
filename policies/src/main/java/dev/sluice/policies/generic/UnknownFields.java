package dev.sluice.policies.generic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Objects whose members are a closed set, where a misspelt one is ignored or refused. */
public final class UnknownFields implements Rule {
  @Override
  public Set<String> ids() {
    return Kinds.builtIn().rules(FieldType.OBJECT);
  }

  @Override
  public FieldType place() {
    return FieldType.OBJECT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    judge(site, site.value(), findings);
  }

  /** The elements of the list at a place that are objects; reports the others. */
  public static List<Value> objects(Field site, Findings findings) {
    String rule = site.place().text("rule");
    return TypeCheck.isList(rule, site.value(), findings)
        ? site.value().elements().stream()
            .filter(element -> TypeCheck.isObject(rule, element, findings))
            .toList()
        : List.of();
  }

  /** Judges one object by the members that its place knows. */
  public static void judge(Field site, Value object, Findings findings) {
    if (TypeCheck.isObject(site.place().text("rule"), object, findings)) {
      Stream<Value> members = site.place().flag("map") ? object.entries() : object.fields();
      members
          .filter(member -> isUnknown(site, member.name()))
          .forEach(member -> report(site, member, findings));
    }
  }

  private static boolean isUnknown(Field site, String member) {
    return !site.place().texts("members").contains(member)
        && !site.place().texts("elsewhere").contains(member);
  }

  private static void report(Field site, Value member, Findings findings) {
    String rule = site.place().text("rule");
    if (site.place().texts("tolerated").contains(member.name())) {
      String problem = "is not part of this object and has no effect here";
      findings.advise(rule, member.path(), ErrorType.Forbidden, problem, "remove it");
      return;
    }
    String problem = "unknown member " + Quote.text(member.name());
    String fix = fix(site, member.name());
    findings.report(rule, member.path(), ErrorType.NotSupported, problem, fix);
  }

  private static String fix(Field site, String member) {
    List<String> known = site.place().texts("members");
    JsonNode hint = site.place().attributes().path("hints").path(member);
    return hint.isTextual()
        ? hint.textValue()
        : Suggestion.nearest(member, known)
            .map(word -> "write " + Quote.text(word))
            .orElse("remove it; known members are " + Quote.choices(known));
  }
}
