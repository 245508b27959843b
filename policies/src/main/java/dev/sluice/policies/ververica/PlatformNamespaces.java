package dev.sluice.policies.ververica;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;

/** The namespace of Ververica Platform that a document is for, which is none of Kubernetes. */
final class PlatformNamespaces implements Rule<PlatformNamespace> {
  static final String EDITION = "VVP-015";
  static final String THERE = "VVP-019";

  @Override
  public void judge(Field<PlatformNamespace> field, Findings findings) {
    field
        .value()
        .filledString()
        .ifPresent(
            name -> {
              there(field, name, findings);
              if (field.spec().oneInCommunityEdition() && !name.equals("default")) {
                edition(field, findings);
              }
            });
  }

  private static void there(Field<PlatformNamespace> field, String name, Findings findings) {
    PlatformFacts.of(field, THERE, "namespaces", findings)
        .filter(there -> !there.contains(name))
        .ifPresent(
            there -> {
              String problem = "the platform has no namespace " + Quote.string(name);
              String fix = "use one of " + Quote.choices(there);
              findings.of(THERE).notFound(field, problem, fix);
            });
  }

  private static void edition(Field<PlatformNamespace> field, Findings findings) {
    PlatformFacts.of(field, EDITION, "edition", findings)
        .filter(edition -> edition.contains("community"))
        .ifPresent(
            edition -> {
              String problem =
                  Quote.value(field.value()) + " does not exist in the community edition";
              String fix = "supported values: \"default\"";
              findings.of(EDITION).notSupported(field, problem, fix);
            });
  }
}
