package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** core/v1 ObjectFieldSelector, the {@code fieldRef} of variables and files: POD-134 to POD-138. */
public final class ObjectFieldSelector {
  private static final List<String> IN_VARIABLES =
      List.of(
          "metadata.name",
          "metadata.namespace",
          "metadata.uid",
          "spec.nodeName",
          "spec.serviceAccountName",
          "status.hostIP",
          "status.hostIPs",
          "status.podIP",
          "status.podIPs");
  private static final List<String> IN_FILES =
      List.of(
          "metadata.annotations",
          "metadata.labels",
          "metadata.name",
          "metadata.namespace",
          "metadata.uid");

  /** What the API server knows besides, and refuses as not supported. */
  private static final Set<String> ELSEWHERE =
      Set.of("spec.restartPolicy", "spec.schedulerName", "spec.host", "status.phase");

  private static final Set<String> MAPS = Set.of("metadata.labels", "metadata.annotations");

  private ObjectFieldSelector() {}

  /** The one of a variable. */
  static void ofVariable(Part selector, Validation validation) {
    validate(selector, "POD-137", IN_VARIABLES, validation);
  }

  /** The one of a file of a {@code downwardAPI} volume, or of such a source of another. */
  public static void ofFile(Part selector, Validation validation) {
    validate(selector, "POD-246", IN_FILES, validation);
  }

  private static void validate(
      Part selector, String row, List<String> supported, Validation validation) {
    String text = selector.text("fieldPath");
    if (selector.isEmpty("apiVersion") && supported.contains(text)) {
      return;
    }
    Part path = selector.get("fieldPath");
    Part version = selector.get("apiVersion");
    if (!validation.required("POD-135", path, "the path of the field")) {
      return;
    }
    if (!version.isEmpty() && !version.is("v1")) {
      String problem = "unsupported value " + Quote.value(version.value());
      validation.invalid("POD-134", version, problem, "set it to \"v1\", or remove it");
      return;
    }
    if (row.equals("POD-137") && path.is("spec.host")) {
      return; // an old spelling of spec.nodeName
    }
    int bracket = text.endsWith("']") ? text.indexOf("['") : -1;
    if (bracket > 0 && bracket + 2 <= text.length() - 2) {
      subscript(
          path,
          text.substring(0, bracket),
          text.substring(bracket + 2, text.length() - 2),
          validation);
    } else if (!text.isEmpty() && !supported.contains(text)) {
      unknown(row, path, text, supported, validation);
    }
  }

  private static void subscript(Part path, String map, String key, Validation validation) {
    if (!MAPS.contains(map)) {
      String problem = Quote.value(path.value()) + " has a key in brackets, which only maps have";
      String fix = "use brackets with metadata.labels or metadata.annotations only";
      validation.invalid("POD-136", path, problem, fix);
      return;
    }
    String name = map.equals("metadata.annotations") ? key.toLowerCase(Locale.ROOT) : key;
    if (!Format.QUALIFIED_NAME.isOf(name)) {
      String problem = Quote.string(key) + " is not a valid " + Format.QUALIFIED_NAME.name();
      validation.invalid("POD-138", path, problem, Format.QUALIFIED_NAME.fix());
    }
  }

  /** The API server's type of error is another for what it could not convert at all. */
  private static void unknown(
      String row, Part path, String text, List<String> supported, Validation validation) {
    boolean isKnown =
        ELSEWHERE.contains(text) || IN_VARIABLES.contains(text) || IN_FILES.contains(text);
    if (isKnown) {
      validation.oneOf(row, path, supported);
    } else {
      String problem = Quote.value(path.value()) + " is not a field that can be read here";
      String fix = "supported values: " + Quote.choices(supported);
      validation.invalid("POD-136", path, problem, fix);
    }
  }
}
