package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/**
 * What a probe or a hook does: core/v1 ProbeHandler and LifecycleHandler.
 *
 * @param types of which it has one, in the API server's order
 * @param none the row on one without any
 * @param many the row on one with several
 * @param command the row on commands
 * @param port the row on ports
 * @param scheme the row on schemes
 * @param header the row on names of headers
 */
record Handler(
    List<String> types,
    String none,
    String many,
    String command,
    String port,
    String scheme,
    String header) {
  static final Handler OF_PROBE =
      new Handler(
          List.of("exec", "httpGet", "tcpSocket", "grpc"),
          "POD-286",
          "POD-287",
          "POD-288",
          "POD-290",
          "POD-291",
          "POD-292");
  static final Handler OF_HOOK =
      new Handler(
          List.of("exec", "httpGet", "tcpSocket", "sleep"),
          "POD-304",
          "POD-305",
          "POD-306",
          "POD-306",
          "POD-306",
          "POD-306");

  private static final int HIGHEST_PORT = 65_535;
  private static final List<String> SCHEMES = List.of("HTTP", "HTTPS");

  /** Judges one; returns which type it is, or nothing. */
  String validate(Part handler, Validation validation) {
    String first = "";
    for (String type : types) {
      Part action = handler.get(type);
      if (!action.isSet()) {
        continue;
      }
      if (first.isEmpty()) {
        first = type;
        action(type, action, validation);
      } else {
        String problem = "%s is not allowed beside %s".formatted(type, first);
        validation.forbidden(many, action, problem, "keep one of the two");
      }
    }
    if (first.isEmpty()) {
      String fix = "set one of " + Quote.choices(types);
      validation.required(none, handler, handler.value().name() + " does nothing", fix);
    }
    return first;
  }

  private void action(String type, Part action, Validation validation) {
    if (!action.isObject()) {
      return;
    }
    switch (type) {
      case "exec" -> validation.required(command, action.get("command"), "a command");
      case "httpGet" -> {
        port(action.get("port"), validation);
        validation.oneOf(scheme, action.get("scheme"), SCHEMES);
        for (Part header : action.get("httpHeaders").elements()) {
          header(header.get("name"), validation);
        }
      }
      case "tcpSocket" -> port(action.get("port"), validation);
      case "grpc" -> number("POD-293", action.get("port"), validation);
      default -> {} // sleep, which depends on the pod
    }
  }

  /** A number, or the name of a port. */
  private void port(Part at, Validation validation) {
    String name = at.node().textValue();
    if (name == null) {
      number(port, at, validation);
    } else if (name.isEmpty() || name.chars().allMatch(c -> c >= '0' && c <= '9')) {
      String problem = Quote.value(at.value()) + " is not a valid port name";
      validation.invalid(port, at, problem, "write a number without quotes, or the name of a port");
    } else {
      validation.format(port, at, Format.PORT_NAME);
    }
  }

  private static void number(String row, Part port, Validation validation) {
    if (port.isSet()) {
      validation.range(row, port, 1, HIGHEST_PORT);
    } else {
      validation.invalid(row, port, "a port is required", "set the port's number or name");
    }
  }

  private void header(Part name, Validation validation) {
    String text = name.string().orElse("");
    if (text.isEmpty()) {
      validation.invalid(header, name, "the header's name is required", "set its name");
    } else {
      validation.format(header, name, Format.HEADER);
    }
  }
}
