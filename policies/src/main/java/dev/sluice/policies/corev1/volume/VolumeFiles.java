package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.ObjectNames;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.render.Part;
import java.util.OptionalLong;

/**
 * Volumes of the keys of one object: core/v1 SecretVolumeSource, ConfigMapVolumeSource and
 * KeyToPath: rows POD-176 to POD-184.
 */
final class VolumeFiles {
  private static final int MOST = 0777;

  private VolumeFiles() {}

  static void secret(Part source, Validation validation) {
    Part name = source.get("secretName");
    if (validation.required("POD-176", name, "the Secret's name")) {
      ObjectNames.check(name, validation);
    }
    mode("POD-177", source.get("defaultMode"), validation);
    items(source, validation);
  }

  static void configMap(Part source, Validation validation) {
    Part name = source.get("name");
    if (validation.required("POD-182", name, "the ConfigMap's name")) {
      ObjectNames.check(name, validation);
    }
    mode("POD-183", source.get("defaultMode"), validation);
    items(source, validation);
  }

  /** The keys that a Secret or ConfigMap gives, and the files that they become. */
  static void items(Part source, Validation validation) {
    for (Part item : source.get("items").elements()) {
      validation.required("POD-178", item.get("key"), "the key");
      path(item.get("path"), "POD-179", "POD-180", validation);
      mode("POD-181", item.get("mode"), validation);
    }
  }

  /** The path of a file in a volume. */
  static void path(Part path, String missing, String form, Validation validation) {
    if (validation.required(missing, path, "the path of the file")) {
      validation.format(form, path, Format.RELATIVE_PATH_OF_FILE);
    }
  }

  /** A file's mode, which JSON has in decimal digits and most people know in octal ones. */
  static void mode(String row, Part mode, Validation validation) {
    OptionalLong number = mode.integer();
    if (number.isPresent() && (number.getAsLong() < 0 || number.getAsLong() > MOST)) {
      String problem =
          "%s is %d, but must be between 0 and 511, which is octal 0777"
              .formatted(mode.value().name(), number.getAsLong());
      validation.invalid(row, mode, problem, fix(number.getAsLong()));
    }
  }

  private static String fix(long number) {
    String digits = Long.toString(number);
    return digits.matches("[1-7][0-7]{2}")
        ? "set %d, which is octal 0%s".formatted(Integer.parseInt(digits, 8), digits)
        : "set an integer between 0 and 511";
  }
}
