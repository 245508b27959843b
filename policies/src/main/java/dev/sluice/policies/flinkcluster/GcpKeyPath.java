package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** Where a FlinkCluster mounts the key of its Google service account: a folder, not the file. */
public final class GcpKeyPath implements Rule {
  private static final String ID = "FC-G4";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.GCP_SERVICE_ACCOUNT;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value path = site.value().get("mountPath");
    Optional<String> file = site.value().get("keyFile").filledText();
    if (file.isPresent() && path.text().filter(text -> text.endsWith(file.get())).isPresent()) {
      String problem = Quote.value(path.node()) + " ends with the name of the key file";
      String fix = "write the folder that the Secret is mounted at, without the file";
      findings.report(ID, path.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
