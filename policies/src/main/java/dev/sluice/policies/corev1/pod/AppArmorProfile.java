package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/** core/v1 AppArmorProfile: rows POD-398 to POD-400. */
final class AppArmorProfile {
  private static final int LONGEST = 4_095;

  private AppArmorProfile() {}

  static void validate(Part profile, Validation validation) {
    Part type = profile.get("type");
    Part local = profile.get("localhostProfile");
    if (!validation.required("POD-398", type, "type of the AppArmor profile")
        || !validation.oneOf("POD-398", type, SeccompProfile.TYPES)) {
      return;
    }
    String name = local.string().orElse("");
    if (!type.is("Localhost")) {
      if (local.isSet()) {
        String problem = "localhostProfile needs type to be \"Localhost\"";
        validation.invalid("POD-399", local, problem, "remove localhostProfile");
      }
    } else if (name.isEmpty()) {
      String problem = "localhostProfile is required where type is \"Localhost\"";
      validation.required("POD-399", local, problem, "set localhostProfile");
    } else {
      if (!name.equals(name.strip())) {
        String problem = "localhostProfile begins or ends with a space";
        validation.invalid("POD-399", local, problem, "remove the space");
      }
      validation.maxBytes("POD-399", local, LONGEST);
    }
  }

  /** A profile and the annotation of old for it must say the same. */
  static void match(Part profile, Part legacy, Validation validation) {
    String text = legacy.node().asText();
    Part type = profile.get("type");
    switch (type.string().orElse("")) {
      case "Unconfined" ->
          SeccompProfile.match("POD-400", text.equals("unconfined"), type, validation);
      case "RuntimeDefault" ->
          SeccompProfile.match("POD-400", text.equals("runtime/default"), type, validation);
      case "Localhost" -> SeccompProfile.local("POD-400", profile, text, validation);
      default -> {} // reported already
    }
  }
}
