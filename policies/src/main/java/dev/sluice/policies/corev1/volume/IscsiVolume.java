package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** core/v1 ISCSIVolumeSource: rows POD-190 to POD-195. */
final class IscsiVolume {
  /** Each choice consumes at least one character, and no two of them can take the same. */
  private static final Pattern NAME =
      Pattern.compile(
          "iqn\\.\\d{4}-\\d{2}\\.[A-Za-z0-9.-]+:[^,;*&$| \\t\\n\\f\\r]+"
              + "|eui.[A-Za-z0-9]{16}|naa.[A-Za-z0-9]{32}");

  private static final Format QUALIFIED_NAME =
      new Format(
          "iSCSI name",
          name -> NAME.matcher(name).matches(),
          "use the form iqn.2003-01.com.example:storage, or that of eui or naa");

  private static final int LONGEST = 64;

  private IscsiVolume() {}

  static void validate(Part volume, Part source, Validation validation) {
    validation.required("POD-190", source.get("targetPortal"), "the target's portal");
    if (validation.required("POD-191", source.get("iqn"), "the target's name")) {
      validation.format("POD-191", source.get("iqn"), QUALIFIED_NAME);
    }
    validation.range("POD-192", source.get("lun"), 0, 255);
    boolean isChap =
        source.get("chapAuthDiscovery").isTrue() || source.get("chapAuthSession").isTrue();
    if (isChap && !source.has("secretRef")) {
      String problem = "secretRef is required with chapAuthDiscovery or chapAuthSession";
      validation.required("POD-193", source.get("secretRef"), problem, "set secretRef");
    }
    if (source.has("initiatorName")) {
      validation.needsFormat("POD-194", source.get("initiatorName"), QUALIFIED_NAME);
      length(volume.get("name"), source.get("targetPortal"), validation);
    }
  }

  private static void length(Part name, Part portal, Validation validation) {
    int bytes = bytes(name) + 1 + bytes(portal);
    if (bytes > LONGEST) {
      String problem =
          "%s and targetPortal have %d bytes together, but may have 63 where initiatorName is set"
              .formatted(Quote.value(name.value()), bytes - 1);
      validation.invalid("POD-195", name, problem, "shorten the volume's name");
    }
  }

  private static int bytes(Part string) {
    return string.string().orElse("").getBytes(StandardCharsets.UTF_8).length;
  }
}
