package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** Where a FlinkCluster mounts the key of its Google service account: a folder, not the file. */
final class GcpKeyPath implements Rule<FieldType.Plain> {

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value path = field.value().get("mountPath");
    Optional<String> file = field.value().get("keyFile").filledString();
    if (file.isPresent() && path.string().filter(p -> p.endsWith(file.get())).isPresent()) {
      String problem = Quote.value(path) + " must be the directory of keyFile, without its name";
      String fix = "remove the name of the file from the end";
      findings.of("FC-G4").invalid(path, problem, fix);
    }
  }
}
