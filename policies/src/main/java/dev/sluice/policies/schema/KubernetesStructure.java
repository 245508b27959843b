package dev.sluice.policies.schema;

import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** Whether the API server could read what is written as an object of Kubernetes. */
final class KubernetesStructure implements Rule<KubernetesObject> {
  private static final String LOST = ": the API server drops it when the pods are created";

  @Override
  public void judge(Field<KubernetesObject> field, Findings findings) {
    Value object = field.value();
    if (object.isGiven()) {
      KubernetesObject type = field.spec();
      KubernetesVersion version =
          field.resource().installation().kubernetesVersion().orElse(KubernetesVersion.NEWEST);
      Reader reader = new Reader(LOST, type.scalarsConverted(), false, _ -> false, version);
      StructuralFindings found =
          new StructuralFindings(findings, StructuralRows.OF_KUBERNETES, reader);
      new Walker(object.path(), object.steps(), found)
          .value(Schemas.kubernetes(type.definition()), object.node());
    }
  }
}
