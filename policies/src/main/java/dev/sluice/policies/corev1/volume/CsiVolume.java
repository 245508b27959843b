package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** core/v1 CSIVolumeSource: rows POD-221 to POD-225. */
final class CsiVolume {
  private static final int LONGEST = 63;

  private CsiVolume() {}

  static void validate(Part source, Validation validation) {
    Part driver = source.get("driver");
    if (validation.required("POD-221", driver, "the driver")) {
      driver(driver, driver.string().orElse(""), validation);
    }
    Part secret = source.get("nodePublishSecretRef");
    if (secret.isObject()
        && validation.required("POD-224", secret.get("name"), "the Secret's name")) {
      validation.format("POD-225", secret.get("name"), Format.DNS_SUBDOMAIN);
    }
  }

  private static void driver(Part driver, String name, Validation validation) {
    int bytes = name.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > LONGEST) {
      String problem = "driver has %d bytes, but may have 63".formatted(bytes);
      validation
          .report("POD-222", driver)
          .ifPresent(report -> report.tooLong(driver, problem, "use the name of a CSI driver"));
    }
    if (!name.isEmpty() && !Format.DNS_SUBDOMAIN.isOf(name.toLowerCase(Locale.ROOT))) {
      String problem = Quote.value(driver.value()) + " is not a valid name of a CSI driver";
      validation.invalid("POD-223", driver, problem, Format.DNS_SUBDOMAIN.fix());
    }
  }
}
