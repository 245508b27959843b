package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.Map;

/** The ports of the node that containers want, one beside the other: POD-103, POD-104, POD-127. */
final class HostPorts {
  private final Validation validation;
  private final boolean isOnHost;
  private final Map<String, Part> taken = new HashMap<>(4);

  HostPorts(Part spec, Validation validation) {
    this.validation = validation;
    this.isOnHost = spec.isTrue("hostNetwork");
  }

  /**
   * Compares the ports of a container with those before it.
   *
   * @param row what two of one port break
   */
  void validate(Part container, String row) {
    for (Part port : container.elements("ports")) {
      if (port.has("hostPort") || isOnHost) {
        unique(row, port);
      }
      if (isOnHost && row.equals("POD-103")) {
        same(port.get("hostPort"), port.get("containerPort"));
      }
    }
  }

  /** On the host's network the API server fills in the ports of pods, and not of templates. */
  private void unique(String row, Part port) {
    Part own = port.get("hostPort");
    boolean isFilledIn = own.integer().orElse(0) == 0;
    Part number = isFilledIn && isOnHost && validation.isPod() ? port.get("containerPort") : own;
    if (number.integer().orElse(0) == 0) {
      return;
    }
    String key =
        port.get("protocol").string().orElse("TCP")
            + "/"
            + port.get("hostIP").string().orElse("")
            + "/"
            + number.integer().getAsLong();
    Part earlier = taken.putIfAbsent(key, own);
    if (earlier != null) {
      Part at = own.isWritten() || !earlier.isWritten() ? own : earlier;
      validation
          .report(row, at)
          .ifPresent(
              report -> {
                String problem =
                    "duplicate port %s of the node%s"
                        .formatted(
                            Quote.value(number.value()), isOnHost ? ", whose network this is" : "");
                report.duplicate(at, problem, "use another port, or remove one of the two");
              });
    }
  }

  private void same(Part host, Part own) {
    long number = host.integer().orElse(0);
    if (number != 0 && number != own.integer().orElse(0)) {
      String problem =
          "hostPort is %s, but must be the containerPort on the host's network".formatted(number);
      validation.invalid("POD-127", host, problem, "remove hostPort");
    }
  }
}
