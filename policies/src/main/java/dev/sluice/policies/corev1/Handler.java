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
      if (!handler.isSet(type)) {
        continue;
      }
      Part action = handler.get(type);
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
      case "exec" -> validation.requires(command, action, "command", "a command");
      case "httpGet" -> {
        port(action, validation);
        validation.oneOf(scheme, action, "scheme", SCHEMES);
        if (action.isSet("httpHeaders")) {
          action.get("httpHeaders").elements().forEach(named -> header(named, validation));
        }
      }
      case "tcpSocket" -> port(action, validation);
      case "grpc" -> number("POD-293", action, validation);
      default -> {} // sleep, which depends on the pod
    }
  }

  /** A number, or the name of a port. */
  private void port(Part action, Validation validation) {
    String name = action.node("port").textValue();
    if (name == null) {
      number(port, action, validation);
    } else if (name.isEmpty() || isNumber(name)) {
      Part at = action.get("port");
      String problem = Quote.value(at.value()) + " is not a valid port name";
      validation.invalid(port, at, problem, "write a number without quotes, or the name of a port");
    } else {
      validation.format(port, action, "port", Format.PORT_NAME);
    }
  }

  private static boolean isNumber(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static void number(String row, Part action, Validation validation) {
    if (action.isSet("port")) {
      validation.range(row, action, "port", 1, HIGHEST_PORT);
    } else {
      Part port = action.get("port");
      validation.invalid(row, port, "a port is required", "set the port's number or name");
    }
  }

  private void header(Part named, Validation validation) {
    if (named.text("name").isEmpty()) {
      Part name = named.get("name");
      validation.invalid(header, name, "the header's name is required", "set its name");
    } else {
      validation.format(header, named, "name", Format.HEADER);
    }
  }
}
