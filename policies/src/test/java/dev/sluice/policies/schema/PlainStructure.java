package dev.sluice.policies.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Findings;
import java.util.List;

/** An object of Kubernetes by itself: whether the API server could read it. */
public final class PlainStructure {
  private PlainStructure() {}

  /**
   * What is found in it, at its own paths.
   *
   * @param type its full name, such as {@code io.k8s.api.core.v1.PodTemplateSpec}
   */
  public static List<Finding> judge(JsonNode object, String type, KubernetesVersion version) {
    Findings findings = new Findings(KitCase.BOOK.catalogue(), Steps.UNCOUNTED);
    StructuralFindings found =
        new StructuralFindings(
            findings,
            StructuralRows.OF_KUBERNETES,
            new Reader(": it is dropped", false, false, _ -> false, version));
    new Walker(FieldPath.ROOT, Steps.UNCOUNTED, found).value(Schemas.kubernetes(type), object);
    return findings.all();
  }
}
