package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.TypeCheck;
import dev.sluice.policies.generic.UnknownFields;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Ververica's volumes: pairs of a volume and its mount under one name. */
public final class VolumePairs implements Rule {
  static final Set<String> IDS =
      Set.of("VVP-040", "VVP-041", "VVP-042", "VVP-043", "VVP-044", "VVP-046");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_VOLUME_MOUNTS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Set<String> names = new HashSet<>();
    Set<String> paths = new HashSet<>();
    for (Value pair : UnknownFields.objects(site, findings)) {
      if (isKubernetesForm(site, pair, findings)) {
        continue;
      }
      UnknownFields.judge(site, pair, findings);
      Value name = pair.get("name");
      if (!isMissing(site, "VVP-040", name, findings)) {
        TypeCheck.isText("VVP-040", name, findings);
      }
      half(site, "VVP-041", name, pair.get("volume"), findings);
      half(site, "VVP-042", name, pair.get("volumeMount"), findings);
      repeated(name, names, findings);
      remounted(pair.at("/volumeMount/mountPath"), paths, findings);
    }
  }

  /** Reports what is written as in Kubernetes; whether all of the element is. */
  private static boolean isKubernetesForm(Field site, Value pair, Findings findings) {
    List<String> words = site.place().texts("elsewhere");
    List<Value> flat = pair.fields().filter(f -> f.isSet() && words.contains(f.name())).toList();
    boolean whole = pair.get("volume").isSet() && pair.get("volumeMount").isSet();
    if (!flat.isEmpty() && !whole) {
      String problem = "is a volume or mount as Kubernetes writes it, not a pair of both";
      String fix = "write name, volume (with its source) and volumeMount (with mountPath)";
      findings.report("VVP-046", pair.path(), ErrorType.Invalid, problem, fix, "VVP-040");
      return true;
    }
    for (Value member : flat) {
      String problem = "stands beside volume and volumeMount, where nothing reads it";
      String fix = "move it into volume or volumeMount";
      findings.report("VVP-046", member.path(), ErrorType.Forbidden, problem, fix);
    }
    return false;
  }

  /** The volume or the mount of a pair. */
  private static void half(Field site, String rule, Value name, Value half, Findings findings) {
    Value own = half.get("name");
    if (isMissing(site, "VVP-040", half, findings)
        || !TypeCheck.isObject("VVP-040", half, findings)
        || name.filledText().isEmpty()
        || isMissing(site, rule, own, findings)) {
      return;
    }
    if (own.text().isPresent() && !own.text().equals(name.text())) {
      String problem = Quote.value(own.node()) + " is not the name of the pair";
      String fix = "write " + Quote.value(name.node());
      findings.report(rule, own.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean isMissing(Field site, String rule, Value member, Findings findings) {
    boolean missing = !member.isSet() || member.text().filter(String::isEmpty).isPresent();
    if (missing && !site.place().partial()) {
      String fix = "a pair needs name, volume and volumeMount, and in both the same name";
      findings.report(rule, member.path(), ErrorType.Required, "is not set", fix);
    }
    return missing;
  }

  private static void repeated(Value name, Set<String> seen, Findings findings) {
    if (isSeen(name, seen)) {
      String problem = Quote.value(name.node()) + " names an earlier pair too";
      String fix = "choose another name; only pod templates can mount one volume twice";
      findings.report("VVP-043", name.path(), ErrorType.Duplicate, problem, fix, "POD-162");
    }
  }

  private static void remounted(Value path, Set<String> seen, Findings findings) {
    if (isSeen(path, seen)) {
      String problem = Quote.value(path.node()) + " is the path of an earlier mount too";
      String fix = "choose another path";
      findings.report("VVP-044", path.path(), ErrorType.Invalid, problem, fix, "POD-267");
    }
  }

  private static boolean isSeen(Value value, Set<String> seen) {
    return value.filledText().filter(text -> !seen.add(text)).isPresent();
  }
}
