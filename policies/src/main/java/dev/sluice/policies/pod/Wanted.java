package dev.sluice.policies.pod;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.state.State;
import dev.sluice.policies.state.State.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks for the objects that a pod refers to.
 *
 * @param pods where findings go, under their names
 * @param pod refers to them
 * @param findings what is found missing
 */
record Wanted(Pods pods, RenderedPod pod, Findings findings) {
  private static final String ROW = "SLU-094";

  /**
   * A kind of object.
   *
   * @param group empty for Kubernetes' own
   * @param isNamespaced whether its objects live in namespaces
   * @param always the beginning of names that each cluster has; empty for none
   */
  record Kind(String group, String name, boolean isNamespaced, String always) {}

  static final Kind SECRET = new Kind("", "Secret", true, "");
  static final Kind CONFIG_MAP = new Kind("", "ConfigMap", true, "");
  static final Kind CLAIM = new Kind("", "PersistentVolumeClaim", true, "");
  static final Kind ACCOUNT = new Kind("", "ServiceAccount", true, "default");
  static final Kind PRIORITY = new Kind("scheduling.k8s.io", "PriorityClass", false, "system-");
  static final Kind RUNTIME = new Kind("node.k8s.io", "RuntimeClass", false, "");

  private static final List<Kind> ALL =
      List.of(SECRET, CONFIG_MAP, CLAIM, ACCOUNT, PRIORITY, RUNTIME);

  /** The kinds of which some are in a state that is meant for them. */
  private static final List<Kind> MEANT = List.of(SECRET, CONFIG_MAP, ACCOUNT);

  /** Whether a state may know any object that a pod can refer to. */
  static boolean isAnyKnown(State state) {
    return ALL.stream().anyMatch(kind -> state.mayKnow(kind.group(), kind.name()));
  }

  /** The Secret or ConfigMap in a field, of which all keys are used, or those in {@code items}. */
  void source(Kind kind, Part parent, String field, String nameField) {
    Optional<JsonNode> object = reference(kind, parent, field, nameField);
    if (object.isPresent()) {
      Part source = parent.get(field);
      for (Part item : source.elements("items")) {
        key(kind, object.get(), source.get(nameField), item.get("key"));
      }
    }
  }

  /** The one key of a Secret or ConfigMap in a field. */
  void key(Kind kind, Part parent, String field) {
    Optional<JsonNode> object = reference(kind, parent, field, "name");
    if (object.isPresent()) {
      Part reference = parent.get(field);
      key(kind, object.get(), reference.get("name"), reference.get("key"));
    }
  }

  /** The object that a reference in a field names, unless that is optional. */
  private Optional<JsonNode> reference(Kind kind, Part parent, String field, String nameField) {
    JsonNode reference = parent.node(field);
    String wanted = reference.path(nameField).textValue();
    return wanted == null || wanted.isEmpty() || reference.path("optional").booleanValue()
        ? Optional.empty()
        : find(kind, wanted, () -> parent.get(field).get(nameField));
  }

  /** The object of a name; empty where it is not there or not known, or nobody asks for it. */
  Optional<JsonNode> object(Kind kind, Part parent, String field) {
    String wanted = parent.text(field);
    return wanted.isEmpty() ? Optional.empty() : find(kind, wanted, () -> parent.get(field));
  }

  private Optional<JsonNode> find(Kind kind, String wanted, Supplier<Part> at) {
    if (isAlwaysThere(kind, wanted)) {
      return Optional.empty();
    }
    String namespace = kind.isNamespaced() ? pods.resource().namespace() : "";
    Lookup there = pods.resource().state().find(kind.group(), kind.name(), namespace, wanted);
    if (there instanceof Lookup.Unknown && !isStateGiven()) {
      return Optional.empty();
    }
    Part name = at.get();
    return name.place().isEmpty() ? Optional.empty() : found(kind, name, there);
  }

  private Optional<JsonNode> found(Kind kind, Part name, Lookup there) {
    return switch (there) {
      case Lookup.Found(JsonNode object) -> Optional.of(object);
      case Lookup.Unknown() -> {
        findings.unknown(ROW, kind.name());
        yield Optional.empty();
      }
      case Lookup.Absent() -> {
        String where = kind.isNamespaced() ? " in the namespace" : "";
        String problem = "there is no %s%s%s".formatted(kind.name(), called(name), where);
        pods.report(pod, ROW, findings).notFound(name, problem, "create it, or correct the name");
        yield Optional.empty();
      }
    };
  }

  /** Without any of these objects nobody meant to ask, and every pod would have notes. */
  private boolean isStateGiven() {
    State state = pods.resource().state();
    for (Kind kind : MEANT) {
      if (state.list(kind.group(), kind.name(), pods.resource().namespace()).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAlwaysThere(Kind kind, String name) {
    return !kind.always().isEmpty()
        && (kind.always().endsWith("-")
            ? name.startsWith(kind.always())
            : name.equals(kind.always()));
  }

  private void key(Kind kind, JsonNode object, Part name, Part key) {
    String wanted = key.string().orElse("");
    boolean isThere = object.path("data").has(wanted) || object.path("binaryData").has(wanted);
    if (wanted.isEmpty() || key.place().isEmpty() || isThere) {
      return;
    }
    Findings.Report report = pods.report(pod, ROW, findings);
    if (report.isWanted()) {
      String what = key.isWritten() ? "key " + quoted(key) : "such key";
      String problem = "there is no %s in the %s%s".formatted(what, kind.name(), called(name));
      String fix =
          Suggestion.didYouMean(wanted, keys(object)).orElse("add the key, or correct the name");
      report.notFound(key, problem, fix);
    }
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.path("data").fieldNames().forEachRemaining(keys::add);
    object.path("binaryData").fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  /** An option's text is not shown. */
  private static String called(Part name) {
    return name.isWritten() ? " " + quoted(name) : " of that name";
  }

  private static String quoted(Part part) {
    return Quote.value(part.value());
  }
}
