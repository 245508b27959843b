package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** Upgrade and restore strategies of a Ververica deployment that do not go together. */
public final class UpgradeStrategies implements Rule {
  static final Set<String> IDS = Set.of("VVP-059");

  @Override
  public Set<String> ids() {
    return IDS;
  }

  @Override
  public FieldType place() {
    return FieldType.VERVERICA_DEPLOYMENT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value restore = site.value().at("/restoreStrategy/kind");
    if (is("STATEFUL", site.value().at("/upgradeStrategy/kind")) && is("NONE", restore)) {
      String problem = "a stateful upgrade takes a savepoint and then starts without state";
      String fix = "write \"LATEST_STATE\", or make the upgrade \"STATELESS\"";
      findings.advise("VVP-059", restore.path(), ErrorType.Invalid, problem, fix);
    }
  }

  private static boolean is(String word, Value value) {
    return value.text().filter(word::equalsIgnoreCase).isPresent();
  }
}
