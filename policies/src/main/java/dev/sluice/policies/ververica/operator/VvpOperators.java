package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.ververica.PlatformFacts;
import java.util.List;

/** Which instance of Ververica's operator takes care of a VvpDeployment, if one does. */
final class VvpOperators implements Rule<Plain> {
  static final String OWNER = "VVP-002";
  static final String WATCHED = "VVP-004";
  static final String SHARED = "VVP-005";

  @Override
  public void judge(Field<Plain> field, Findings findings) {
    if (VvpVersion.V3.isOf(field)) {
      owner(field, VvpVersion.owner(field.resource()), findings);
    }
    PlatformFacts.of(field, WATCHED, "watchedNamespaces", findings)
        .ifPresent(watched -> watched(field.resource(), watched, findings));
    if (VvpVersion.V2.isOf(field)) {
      PlatformFacts.of(field, SHARED, "sharedNamespaces", findings)
          .ifPresent(shared -> shared(field.resource(), shared, findings));
    }
  }

  /**
   * That it is missing needs no knowledge of the installation, unlike whose it is. What is there
   * without it has come past the operator's webhook, and can still be labelled.
   */
  private static void owner(Field<Plain> field, Value owner, Findings findings) {
    if (owner.isPresent()) {
      PlatformFacts.of(field, OWNER, "instanceId", findings)
          .filter(ids -> !ids.contains(owner.scalar()))
          .ifPresent(ids -> foreign(owner, ids, findings));
    } else {
      String problem = "label ververica.platform/owner is required";
      String fix =
          field
              .resource()
              .installation()
              .ververica("instanceId")
              .map(ids -> "supported values: " + Quote.choices(ids))
              .orElse("set it to the instanceId of the operator's installation");
      findings
          .of(OWNER)
          .unless(
              field.resource().isNew() && VvpVersion.isCertainlyV3(field),
              " by version 3 of the operator (in a policy: installation.ververica.operator)")
          .required(owner, problem, fix);
    }
  }

  private static void foreign(Value owner, List<String> ids, Findings findings) {
    String problem = Quote.plain(owner) + " is not the instance id of the operator";
    findings.of(OWNER).mild().invalid(owner, problem, "supported values: " + Quote.choices(ids));
  }

  private static void watched(Resource resource, List<String> watched, Findings findings) {
    String name = resource.namespace();
    if (!watched.contains(name)) {
      String problem = "no operator watches the namespace " + Quote.string(name);
      String fix = "supported values: " + Quote.choices(watched);
      findings.of(WATCHED).notSupported(namespace(resource), problem, fix);
    }
  }

  private static void shared(Resource resource, List<String> shared, Findings findings) {
    if (shared.contains(resource.namespace())) {
      String problem = "several operators watch the namespace, which version 2 does not support";
      String fix = "use a namespace that only one operator watches";
      findings.of(SHARED).forbidden(namespace(resource), problem, fix);
    }
  }

  private static Value namespace(Resource resource) {
    return resource.at("/metadata/namespace");
  }
}
