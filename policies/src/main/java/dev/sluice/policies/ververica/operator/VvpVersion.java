package dev.sluice.policies.ververica.operator;

import dev.sluice.policies.kind.FieldType.Plain;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Resource;
import java.util.Optional;

/** The version of Ververica's operator that a VvpDeployment is written for. */
enum VvpVersion {
  V2,
  V3;

  /** As the installation says; otherwise by what only one version knows, if that is there. */
  static Optional<VvpVersion> of(Field<Plain> spec) {
    return switch (spec.resource().installation().ververicaOperator().orElse("")) {
      case "v2" -> Optional.of(V2);
      case "v3" -> Optional.of(V3);
      default -> guess(spec);
    };
  }

  /** Whether a VvpDeployment is written for this version. */
  boolean isOf(Field<Plain> spec) {
    return of(spec).filter(this::equals).isPresent();
  }

  /** The label by which an operator of version 3 knows what is its own. */
  static Value owner(Resource resource) {
    return resource.at("/metadata/labels").entry("ververica.platform/owner");
  }

  /** The annotation that names a Secret to version 3. */
  static Value apiKey(Resource resource) {
    return resource.at("/metadata/annotations").entry("apikeySecretName");
  }

  /**
   * Whether it is for version 3 for sure: the installation says so, or version 2 lacks its name.
   */
  static boolean isCertainlyV3(Field<Plain> spec) {
    return switch (spec.resource().installation().ververicaOperator().orElse("")) {
      case "v2" -> false;
      case "v3" -> true;
      default -> hasBlock(spec, "metadata") && !hasBlock(spec, "userMetadata");
    };
  }

  /**
   * A block metadata beside userMetadata, as the platform's own documents have it, tells nothing.
   */
  private static Optional<VvpVersion> guess(Field<Plain> spec) {
    boolean v2 = hasBlock(spec, "userMetadata");
    boolean v3 = hasBlock(spec, "metadata");
    boolean marks =
        spec.value().get("initFields").isSet()
            || owner(spec.resource()).isSet()
            || apiKey(spec.resource()).isSet();
    if (marks || (v3 && !v2)) {
      return Optional.of(V3);
    }
    return v2 && !v3 ? Optional.of(V2) : Optional.empty();
  }

  private static boolean hasBlock(Field<Plain> spec, String name) {
    return spec.value().get("deployment").get(name).isSet();
  }
}
