package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 SeccompProfile: rows POD-394 to POD-397. */
final class SeccompProfile {
  static final List<String> TYPES = List.of("Localhost", "RuntimeDefault", "Unconfined");

  private SeccompProfile() {}

  static void validate(Part profile, Validation validation) {
    validation.requires("POD-394", profile, "type", "type of the seccomp profile");
    validation.oneOf("POD-395", profile, "type", TYPES);
    boolean isLocal = profile.text("type").equals("Localhost");
    if (isLocal || profile.isSet("localhostProfile")) {
      local(profile.get("localhostProfile"), isLocal, validation);
    }
  }

  private static void local(Part local, boolean isLocal, Validation validation) {
    if (!isLocal) {
      if (local.isSet()) {
        String problem = "localhostProfile needs type to be \"Localhost\"";
        validation.invalid("POD-396", local, problem, "remove localhostProfile");
      }
    } else if (!local.isSet()) {
      String problem = "localhostProfile is required where type is \"Localhost\"";
      validation.required("POD-396", local, problem, "set localhostProfile");
    } else {
      validation.format("POD-396", local, Format.RELATIVE_PATH);
    }
  }

  /** A profile and the annotation of old for it must say the same. */
  static void match(Part profile, Part legacy, Validation validation) {
    String text = legacy.node().textValue();
    if (text == null) {
      return;
    }
    switch (profile.get("type").string().orElse("")) {
      case "Unconfined" ->
          match("POD-397", text.equals("unconfined"), profile.get("type"), validation);
      case "RuntimeDefault" -> {
        boolean matches = text.equals("runtime/default") || text.equals("docker/default");
        match("POD-397", matches, profile.get("type"), validation);
      }
      case "Localhost" -> local("POD-397", profile, text, validation);
      default -> {} // reported already
    }
  }

  /** The same for a file of the node. */
  static void local(String row, Part profile, String legacy, Validation validation) {
    if (!legacy.startsWith(Annotations.LOCALHOST)) {
      match(row, false, profile.get("type"), validation);
    } else {
      Part local = profile.get("localhostProfile");
      match(row, local.is(legacy.substring(Annotations.LOCALHOST.length())), local, validation);
    }
  }

  /** Reports what an annotation says otherwise. */
  static void match(String row, boolean matches, Part at, Validation validation) {
    if (!matches) {
      String problem = "annotation for the same profile says otherwise";
      validation.forbidden(row, at, problem, "remove the annotation");
    }
  }
}
