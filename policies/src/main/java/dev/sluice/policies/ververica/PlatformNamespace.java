package dev.sluice.policies.ververica;

import dev.sluice.policies.kind.FieldType;

/**
 * The name of one of the platform's own namespaces.
 *
 * @param oneInCommunityEdition whether that edition has but one
 */
record PlatformNamespace(boolean oneInCommunityEdition) {

  /** In profiles {@code platform-namespace}. */
  static final FieldType<PlatformNamespace> TYPE =
      new FieldType<>("platform-namespace", PlatformNamespace.class);
}
