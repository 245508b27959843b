package dev.sluice.policies.ververica;

import dev.sluice.policies.rule.Field;
import java.util.Optional;

/** The version of Ververica's operator that a VvpDeployment is written for. */
enum VvpVersion {
  V2,
  V3;

  static final String OWNER_LABEL = "ververica.platform/owner";
  static final String API_KEY_ANNOTATION = "apikeySecretName";

  /** As the rule's parameter {@code vvpOperator} says; {@code auto} looks, and may not know. */
  static Optional<VvpVersion> of(Field site, String rule) {
    return switch (site.parameter(rule, "vvpOperator").asText("auto")) {
      case "v2" -> Optional.of(V2);
      case "v3" -> Optional.of(V3);
      default -> guess(site);
    };
  }

  /** Whether the rule has to do with this version. */
  boolean isOf(Field site, String rule) {
    return of(site, rule).filter(this::equals).isPresent();
  }

  private static Optional<VvpVersion> guess(Field site) {
    boolean v3 =
        site.value().at("/deployment/metadata").isSet()
            || site.value().get("initFields").isSet()
            || site.resource().value("/metadata/labels").entry(OWNER_LABEL).isSet()
            || site.resource().value("/metadata/annotations").entry(API_KEY_ANNOTATION).isSet();
    if (v3) {
      return Optional.of(V3);
    }
    return site.value().at("/deployment/userMetadata").isSet() ? Optional.of(V2) : Optional.empty();
  }
}
