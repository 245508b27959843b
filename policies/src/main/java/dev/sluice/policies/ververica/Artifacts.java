package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.TypeCheck;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** What a Ververica deployment runs: a kind, and the member that kind needs. */
public final class Artifacts implements Rule {
  static final Set<String> IDS = Set.of("VVP-068");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_ARTIFACT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value artifact = site.value();
    Value kind = artifact.get("kind");
    if (!TypeCheck.isObject("VVP-068", artifact, findings)) {
      return;
    }
    List<Value> kinds =
        new Value(site.place().attributes().path("kinds"), artifact.path()).fields().toList();
    List<String> words = kinds.stream().map(Value::name).toList();
    if (!kind.isFilled()) {
      String fix = "set kind to one of " + Quote.choices(words);
      missing(site, kind, "the kind of the artifact is not set", fix, findings);
      return;
    }
    if (TypeCheck.isText("VVP-068", kind, findings)) {
      kinds.stream()
          .filter(known -> known.name().equalsIgnoreCase(kind.node().textValue()))
          .findFirst()
          .ifPresentOrElse(
              known -> source(site, artifact, known, findings),
              () -> unknown(kind, words, findings));
    }
  }

  private static void source(Field site, Value artifact, Value kind, Findings findings) {
    List<Value> sources =
        kind.elements().stream().map(name -> artifact.get(name.node().asText())).toList();
    if (sources.stream().noneMatch(Value::isFilled)) {
      Value wanted = sources.getFirst();
      String problem = "an artifact of kind " + kind.name() + " needs " + wanted.name();
      missing(site, wanted, problem, "set " + wanted.name(), findings);
    }
  }

  private static void unknown(Value kind, List<String> words, Findings findings) {
    String given = kind.node().textValue();
    String fix =
        Suggestion.nearest(given, words)
            .map(word -> "write " + Quote.text(word))
            .orElse("write one of " + Quote.choices(words));
    String problem = Quote.text(given) + " is no kind of artifact";
    findings.report("VVP-068", kind.path(), ErrorType.NotSupported, problem, fix);
  }

  /** A fragment may leave it out; what is merged into something may, if it is there already. */
  private static void missing(
      Field site, Value member, String problem, String fix, Findings findings) {
    if (site.isComplete()) {
      findings.report("VVP-068", member.path(), ErrorType.Required, problem, fix);
    } else if (!site.place().partial()) {
      String merged = problem + " unless the platform has it from before";
      findings.advise("VVP-068", member.path(), ErrorType.Required, merged, fix);
    }
  }
}
