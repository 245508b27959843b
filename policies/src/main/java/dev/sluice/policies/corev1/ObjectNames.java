package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;

/** Names of Secrets, ConfigMaps and claims, whose form the API server does not check: PODL-01. */
public final class ObjectNames {
  private ObjectNames() {}

  /** Warns of a name that no object can have. */
  public static void check(Part parent, String field, Validation validation) {
    validation.format("PODL-01", parent, field, Format.DNS_SUBDOMAIN);
  }

  /** The same, of the secrets with which images are pulled. */
  public static void ofPullSecrets(Part secrets, Validation validation) {
    for (Part secret : secrets.elements()) {
      check(secret, "name", validation);
    }
  }
}
