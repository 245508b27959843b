package dev.sluice.policies.schema;

import static dev.sluice.policies.rule.Registration.rule;

import dev.sluice.policies.rule.Registration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of this package. */
public final class SchemaRules {
  /** In the order in which they run. */
  public static final List<Registration<?>> ALL =
      List.of(
          rule(
              KubernetesObject.TYPE,
              new KubernetesStructure(),
              StructuralRows.OF_KUBERNETES.ids().toArray(String[]::new)),
          rule(
              KindSchema.TYPE,
              new KindStructure(),
              StructuralRows.OF_KINDS.ids().toArray(String[]::new)));

  private static final Set<String> IDS =
      Stream.of(StructuralRows.OF_KUBERNETES, StructuralRows.OF_KINDS)
          .flatMap(rows -> rows.ids().stream())
          .collect(Collectors.toUnmodifiableSet());

  private SchemaRules() {}

  /** Whether a rule says no more than what a schema says. */
  public static boolean isStructural(String rule) {
    return IDS.contains(rule);
  }
}
