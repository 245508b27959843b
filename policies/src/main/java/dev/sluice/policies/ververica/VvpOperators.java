package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** Which instance of Ververica's operator takes care of a VvpDeployment, if one does. */
public final class VvpOperators implements Rule {
  private static final String OWNER = "VVP-002";
  private static final String WATCHED = "VVP-004";
  private static final String SHARED = "VVP-005";

  @Override
  public Set<String> ids() {
    return Set.of(OWNER, WATCHED, SHARED);
  }

  @Override
  public FieldType place() {
    return FieldType.VVP_SPEC;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Optional<VvpVersion> version = VvpVersion.of(site, OWNER);
    if (version.filter(VvpVersion.V3::equals).isPresent()) {
      owner(site, findings);
    }
    namespace(site, version.filter(VvpVersion.V2::equals).isPresent(), findings);
  }

  private static void namespace(Field site, boolean alone, Findings findings) {
    FieldPath path = FieldPath.of("/metadata/namespace");
    String name = site.resource().namespace();
    GivenFacts.words(site, WATCHED, "namespaces", findings)
        .filter(watched -> !watched.contains(name))
        .ifPresent(
            watched -> {
              String problem = "no operator watches the namespace " + Quote.text(name);
              String fix = "use one of " + Quote.choices(watched);
              findings.report(WATCHED, path, ErrorType.NotSupported, problem, fix);
            });
    if (alone) {
      GivenFacts.words(site, SHARED, "sharedNamespaces", findings)
          .filter(shared -> shared.contains(name))
          .ifPresent(
              shared -> {
                String problem = "several operators watch the namespace, which version 2 forbids";
                String fix = "use a namespace that one operator alone watches";
                findings.report(SHARED, path, ErrorType.Forbidden, problem, fix);
              });
    }
  }

  private static void owner(Field site, Findings findings) {
    Value owner = site.resource().value("/metadata/labels").entry(VvpVersion.OWNER_LABEL);
    GivenFacts.words(site, OWNER, "instanceId", findings)
        .filter(ids -> !ids.contains(owner.node().asText("")))
        .ifPresent(
            ids -> {
              boolean given = owner.isGiven();
              String problem =
                  given
                      ? Quote.plain(owner.node()) + " is not the operator's instance id"
                      : "the operator's instance id is missing";
              ErrorType type = given ? ErrorType.Invalid : ErrorType.Required;
              String fix = "write one of " + Quote.choices(ids);
              findings.report(OWNER, owner.path(), type, problem, fix);
            });
  }
}
