package dev.sluice.policies.corev1.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The annotations of a pod, some of which are fields of old: rows POD-024 to POD-032. */
final class Annotations {
  static final String SECCOMP_OF_POD = "seccomp.security.alpha.kubernetes.io/pod";
  static final String SECCOMP = "container.seccomp.security.alpha.kubernetes.io/";
  static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";
  static final String LOCALHOST = "localhost/";

  private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
  private static final String MIRROR = "kubernetes.io/config.mirror";
  private static final String DELETION_COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final int MOST_BYTES = 256 * 1024;
  private static final List<String> FIELDS =
      List.of("key", "operator", "value", "effect", "tolerationSeconds");
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Annotations() {}

  static void validate(Part annotations, PodSite site, Validation validation) {
    if (!annotations.isObject()) {
      return;
    }
    any(annotations, validation);
    if (areAnyOfKubernetes(annotations)) {
      for (String key : annotations.names()) {
        kubernetes(key, annotations.entry(key), site.spec(), validation);
      }
      profiles(annotations, site, validation);
    }
  }

  /** Whether there is one that the API server reads: most are for others. */
  static boolean areAnyOfKubernetes(Part annotations) {
    for (String key : annotations.names()) {
      if (key.contains("kubernetes.io/")) {
        return true;
      }
    }
    return false;
  }

  /** The annotations of any object. */
  static void any(Part annotations, Validation validation) {
    validation.keys("POD-024", annotations, Format.ANNOTATION_KEY);
    long bytes = 0;
    for (String key : annotations.names()) {
      bytes += Format.bytes(key) + Format.bytes(annotations.node(key).asText());
    }
    if (bytes > MOST_BYTES) {
      String problem =
          "annotations have %d bytes, but may have %d at most".formatted(bytes, MOST_BYTES);
      validation
          .report("POD-025", annotations)
          .ifPresent(report -> report.tooLong(annotations, problem, "remove or shorten some"));
    }
  }

  private static void kubernetes(String key, Part value, Part spec, Validation validation) {
    String text = value.node().asText();
    switch (key) {
      case MIRROR -> {
        if (spec.isEmpty("nodeName")) {
          String problem = "annotation of a mirror pod without spec.nodeName";
          validation.invalid("POD-026", value, problem, "remove the annotation");
        }
      }
      case TOLERATIONS -> {
        if (!text.isEmpty()) {
          tolerations(value, text, validation);
        }
      }
      case DELETION_COST -> {
        if (!isCost(text)) {
          String problem = Quote.string(text) + " is not an integer of 32 bits";
          String fix = "write an integer without '+' and leading zeros, in quotes";
          validation.invalid("POD-028", value, problem, fix);
        }
      }
      default -> {} // not validated, or below
    }
  }

  private static boolean isCost(String text) {
    boolean begins = text.startsWith("-") || text.equals("0") || !text.startsWith("0");
    if (!begins || text.isEmpty() || text.startsWith("+")) {
      return false;
    }
    try {
      Integer.parseInt(text);
      return text.chars().allMatch(c -> c < 128);
    } catch (NumberFormatException _) {
      return false;
    }
  }

  private static void tolerations(Part value, String text, Validation validation) {
    JsonNode list = read(text);
    if (!list.isNull() && !list.isArray()) {
      String fix = "remove the annotation, and use spec.tolerations";
      validation.invalid("POD-027", value, "annotation is not a list of tolerations in JSON", fix);
      return;
    }
    Validation ofAnnotation = validation.as("POD-027");
    for (JsonNode toleration : list) {
      Toleration.validate(Part.within(value, named(toleration)), ofAnnotation);
    }
  }

  /** The tree of a JSON text; a missing node where it is none. */
  private static JsonNode read(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException _) {
      return MissingNode.getInstance();
    }
  }

  /** The same toleration with the names of its fields as they are; any case will do. */
  private static JsonNode named(JsonNode toleration) {
    ObjectNode named = JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : toleration.properties()) {
      for (String name : FIELDS) {
        if (name.equalsIgnoreCase(field.getKey())) {
          named.set(name, field.getValue());
        }
      }
    }
    return named;
  }

  private static void profiles(Part annotations, PodSite site, Validation validation) {
    Set<String> containers = null;
    for (String key : annotations.names()) {
      if (key.startsWith(SECCOMP) || key.equals(SECCOMP_OF_POD)) {
        seccomp(key, annotations.entry(key), validation);
        if (key.equals(SECCOMP_OF_POD)
            && !site.spec().get("securityContext").has("seccompProfile")) {
          deprecated(annotations.entry(key), "seccompProfile", validation);
        }
      } else if (key.startsWith(APP_ARMOR)) {
        containers = containers == null ? containers(site) : containers;
        appArmor(key, annotations.entry(key), containers, validation);
      }
    }
  }

  private static void seccomp(String key, Part value, Validation validation) {
    String text = value.string().orElse("");
    if (!isSeccomp(text)) {
      String row = key.equals(SECCOMP_OF_POD) ? "POD-029" : "POD-030";
      String problem = Quote.string(text) + " is not a valid seccomp profile";
      validation.invalid(row, value, problem, "remove the annotation, and set seccompProfile");
    }
  }

  private static boolean isSeccomp(String text) {
    return text.startsWith(LOCALHOST)
        ? Format.RELATIVE_PATH.isOf(text.substring(LOCALHOST.length()))
        : text.equals("runtime/default")
            || text.equals("docker/default")
            || text.equals("unconfined");
  }

  /** Warns of a valid annotation without the field that has taken its place. */
  static void deprecated(Part legacy, String field, Validation validation) {
    String text = legacy.node().asText();
    if (field.equals("seccompProfile") ? isSeccomp(text) : isAppArmor(text)) {
      String problem = "annotation is deprecated, and has no effect in newer clusters";
      validation.invalid("PODW-11", legacy, problem, "remove it, and set " + field);
    }
  }

  private static void appArmor(
      String key, Part value, Set<String> containers, Validation validation) {
    String text = value.string().orElse("");
    String container = key.substring(APP_ARMOR.length());
    if (!containers.contains(container)) {
      String problem = "there is no container %s".formatted(Quote.string(container));
      validation.invalid("POD-031", value, problem, "remove the annotation, or correct its name");
    }
    if (!isAppArmor(text)) {
      String problem = Quote.string(text) + " is not a valid AppArmor profile";
      String fix = "remove the annotation, and set appArmorProfile";
      validation.invalid("POD-032", value, problem, fix);
    }
  }

  /** Whether a string can be the annotation of an AppArmor profile. */
  private static boolean isAppArmor(String text) {
    return text.isEmpty()
        || text.equals("runtime/default")
        || text.equals("unconfined")
        || text.startsWith(LOCALHOST);
  }

  private static Set<String> containers(PodSite site) {
    Set<String> names = new HashSet<>();
    for (List<? extends Part> list : site.allContainers()) {
      for (Part container : list) {
        names.add(container.text("name"));
      }
    }
    return names;
  }
}
