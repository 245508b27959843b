package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.ObjectNames;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;

/**
 * Volumes of the keys of one object: core/v1 SecretVolumeSource, ConfigMapVolumeSource and
 * KeyToPath: rows POD-176 to POD-184.
 */
final class VolumeFiles {
  private static final int MOST = 0777;

  private VolumeFiles() {}

  static void secret(Part source, Validation validation) {
    if (validation.requires("POD-176", source, "secretName", "the Secret's name")) {
      ObjectNames.check(source, "secretName", validation);
    }
    mode("POD-177", source, "defaultMode", validation);
    items(source, validation);
  }

  static void configMap(Part source, Validation validation) {
    if (validation.requires("POD-182", source, "name", "the ConfigMap's name")) {
      ObjectNames.check(source, "name", validation);
    }
    mode("POD-183", source, "defaultMode", validation);
    items(source, validation);
  }

  /** The keys that a Secret or ConfigMap gives, and the files that they become. */
  static void items(Part source, Validation validation) {
    for (Part item : source.get("items").elements()) {
      validation.requires("POD-178", item, "key", "the key");
      path(item, "POD-179", "POD-180", validation);
      mode("POD-181", item, "mode", validation);
    }
  }

  /** The path of a file in a volume. */
  static void path(Part file, String missing, String form, Validation validation) {
    if (validation.requires(missing, file, "path", "the path of the file")) {
      validation.format(form, file, "path", Format.RELATIVE_PATH_OF_FILE);
    }
  }

  /** A file's mode, which JSON has in decimal digits and most people know in octal ones. */
  static void mode(String row, Part parent, String field, Validation validation) {
    long number = parent.integer(field, 0);
    if (number < 0 || number > MOST) {
      String problem =
          "%s is %d, but must be between 0 and 511, which is octal 0777".formatted(field, number);
      validation.invalid(row, parent.get(field), problem, fix(number));
    }
  }

  private static String fix(long number) {
    String digits = Long.toString(number);
    return digits.matches("[1-7][0-7]{2}")
        ? "set %d, which is octal 0%s".formatted(Integer.parseInt(digits, 8), digits)
        : "set an integer between 0 and 511";
  }
}
