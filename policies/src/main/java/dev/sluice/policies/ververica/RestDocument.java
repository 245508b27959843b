package dev.sluice.policies.ververica;

import dev.sluice.policies.generic.WholeResource;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;

/** Documents of a platform's REST API that are handed to the Kubernetes API instead. */
final class RestDocument implements Rule<WholeResource> {
  static final String ID = "VVP-001";

  @Override
  public void judge(Field<WholeResource> field, Findings findings) {
    if (field.spec().surface() == WholeResource.Surface.rest) {
      judge(field.resource(), findings);
    }
  }

  private static void judge(Resource resource, Findings findings) {
    String problem =
        resource.kind().name().kind()
            + " of apiVersion v1 is a document of Ververica Platform's REST API";
    if (resource.origin() == Origin.DOCUMENT) {
      findings.note(ID, problem + ", which kubectl cannot apply");
    } else {
      findings
          .of(ID)
          .notSupported(
              resource.at("/apiVersion"),
              problem + ", not a Kubernetes object",
              "send it to the platform, or write it as a VvpDeployment");
    }
  }
}
