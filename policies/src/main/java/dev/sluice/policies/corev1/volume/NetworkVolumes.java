package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.Locale;

/**
 * Volumes of a network: core/v1 NFSVolumeSource, FCVolumeSource and FlexVolumeSource: rows POD-187
 * to POD-189, POD-205 to POD-208.
 */
final class NetworkVolumes {
  private NetworkVolumes() {}

  static void nfs(Part source, Validation validation) {
    validation.required("POD-187", source.get("server"), "the server");
    Part path = source.get("path");
    if (validation.required("POD-188", path, "the path")
        && path.string().filter(text -> !text.startsWith("/")).isPresent()) {
      String problem = Quote.value(path.value()) + " is not an absolute path";
      validation.invalid("POD-189", path, problem, "begin it with '/'");
    }
  }

  static void fc(Part source, Validation validation) {
    Part targets = source.get("targetWWNs");
    if (targets.isEmpty() && source.get("wwids").isEmpty()) {
      String problem = "one of targetWWNs and wwids is required";
      validation.required("POD-205", targets, problem, "set one of them");
      return;
    }
    if (!targets.isEmpty() && !source.get("wwids").isEmpty()) {
      String problem = "targetWWNs and wwids may not both be set";
      validation.invalid("POD-205", targets, problem, "remove one of them");
    }
    if (!targets.isEmpty()) {
      if (!source.has("lun")) {
        String problem = "lun is required with targetWWNs";
        validation.required("POD-206", source.get("lun"), problem, "set lun");
      }
      validation.range("POD-206", source.get("lun"), 0, 255);
    }
  }

  static void flexVolume(Part source, Validation validation) {
    validation.required("POD-207", source.get("driver"), "the driver");
    Part options = source.get("options");
    for (String key : options.names()) {
      if (isReserved(key)) {
        String problem = Quote.string(key) + " is reserved for Kubernetes' own options";
        validation.invalid("POD-208", options.entry(key), problem, "use a prefix of your own");
      }
    }
  }

  private static boolean isReserved(String key) {
    int slash = key.indexOf('/');
    String space = "." + (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
    return space.endsWith(".kubernetes.io") || space.endsWith(".k8s.io");
  }
}
