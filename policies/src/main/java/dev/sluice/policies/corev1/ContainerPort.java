package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 ContainerPort: rows POD-119 to POD-126, PODW-04. */
final class ContainerPort {
  private static final int HIGHEST = 65_535;
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

  private ContainerPort() {}

  static void validate(Part port, Validation validation) {
    if (port.isForeign() || !port.isElement()) {
      return;
    }
    validation.format("POD-119", port.get("name"), Format.PORT_NAME);
    validation.oneOf("POD-124", port.get("protocol"), PROTOCOLS);
    Part number = port.get("containerPort");
    if (!number.isSet() || number.integer().orElse(1) == 0) {
      validation.required("POD-121", number, "a port is required", "set a port from 1 to 65535");
    } else {
      validation.range("POD-122", number, 1, HIGHEST);
    }
    Part host = port.get("hostPort");
    if (host.integer().orElse(0) != 0) {
      validation.range("POD-123", host, 1, HIGHEST);
    } else if (port.get("hostIP").string().isPresent()) {
      String problem = "hostIP has no effect without hostPort";
      validation.invalid("PODW-04", port.get("hostIP"), problem, "set hostPort, or remove hostIP");
    }
  }
}
