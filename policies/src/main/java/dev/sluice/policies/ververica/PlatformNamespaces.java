package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** The namespace of Ververica Platform that a document is for, which is none of Kubernetes. */
public final class PlatformNamespaces implements Rule {
  private static final String EDITION = "VVP-015";
  private static final String THERE = "VVP-019";

  @Override
  public Set<String> ids() {
    return Set.of(EDITION, THERE);
  }

  @Override
  public FieldType place() {
    return FieldType.PLATFORM_NAMESPACE;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value namespace = site.value();
    if (namespace.filledText().isEmpty()) {
      return;
    }
    String name = namespace.node().textValue();
    GivenFacts.words(site, THERE, "platformNamespaces", findings)
        .filter(there -> !there.contains(name))
        .ifPresent(
            there -> {
              String problem = "the platform has no namespace " + Quote.text(name);
              String fix = "use one of " + Quote.choices(there);
              findings.report(THERE, namespace.path(), ErrorType.NotFound, problem, fix);
            });
    if (site.place().flag("oneInCommunityEdition") && !name.equals("default")) {
      GivenFacts.words(site, EDITION, "edition", findings)
          .filter(edition -> edition.contains("community"))
          .ifPresent(
              edition -> {
                String problem = "the community edition has no namespace but default";
                String fix = "write default, or remove it";
                findings.report(EDITION, namespace.path(), ErrorType.NotSupported, problem, fix);
              });
    }
  }
}
