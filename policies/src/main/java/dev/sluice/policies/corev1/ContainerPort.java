package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.List;

/** core/v1 ContainerPort: rows POD-119 to POD-126, PODW-04. */
final class ContainerPort {
  private static final int HIGHEST = 65_535;
  private static final List<String> PROTOCOLS = List.of("SCTP", "TCP", "UDP");

  private ContainerPort() {}

  static void validate(List<? extends Part> ports, Validation validation) {
    for (Part port : ports) {
      if (!port.isForeign() && port.isElement()) {
        validate(port, validation);
      }
    }
  }

  private static void validate(Part port, Validation validation) {
    validation.format("POD-119", port, "name", Format.PORT_NAME);
    validation.oneOf("POD-124", port, "protocol", PROTOCOLS);
    if (!port.isSet("containerPort") || port.integer("containerPort", 1) == 0) {
      Part number = port.get("containerPort");
      validation.required("POD-121", number, "a port is required", "set a port from 1 to 65535");
    } else {
      validation.range("POD-122", port, "containerPort", 1, HIGHEST);
    }
    if (port.integer("hostPort", 0) != 0) {
      validation.range("POD-123", port, "hostPort", 1, HIGHEST);
    } else if (!port.text("hostIP").isEmpty()) {
      String problem = "hostIP has no effect without hostPort";
      validation.invalid("PODW-04", port.get("hostIP"), problem, "set hostPort, or remove hostIP");
    }
  }
}
