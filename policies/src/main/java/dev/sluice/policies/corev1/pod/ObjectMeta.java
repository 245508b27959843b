package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.QualifiedNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.Set;

/** meta/v1 ObjectMeta of a pod or a template: rows POD-022 to POD-038. */
public final class ObjectMeta {
  private static final Set<String> FINALIZERS =
      Set.of("orphan", "foregroundDeletion", "kubernetes");

  private ObjectMeta() {}

  /** Reports what is wrong with a pod's metadata. */
  static void validate(PodSite site, Validation validation) {
    Part metadata = site.pod().get("metadata");
    for (String field : metadata.ownNames()) {
      validate(field, metadata, site, validation);
    }
  }

  private static void validate(String field, Part metadata, PodSite site, Validation validation) {
    switch (field) {
      case "labels" -> labels(metadata.get(field), validation);
      case "annotations" -> {
        Part annotations = metadata.get(field);
        validation.once(annotations, () -> Annotations.validate(annotations, site, validation));
      }
      case "finalizers" -> {
        if (validation.isPod()) {
          finalizers(metadata.get(field), validation);
        }
      }
      default -> {} // not validated, or set by whoever makes the pod
    }
  }

  private static void labels(Part labels, Validation validation) {
    validation.labels("POD-022", "POD-023", labels);
  }

  /** Reports what is wrong with the labels and annotations of what a pod makes. */
  public static void ofClaim(Part metadata, Validation validation) {
    if (metadata.isObject()) {
      labels(metadata.get("labels"), validation);
      Annotations.any(metadata.get("annotations"), validation);
    }
  }

  private static void finalizers(Part finalizers, Validation validation) {
    Set<String> seen = new HashSet<>();
    for (Part finalizer : finalizers.elements()) {
      String text = finalizer.string().orElse("");
      if (!QualifiedNames.isKey(text) || (text.indexOf('/') < 0 && !FINALIZERS.contains(text))) {
        String problem =
            "%s is neither a standard finalizer nor a qualified name with a '/'"
                .formatted(Quote.string(text));
        validation.invalid("POD-037", finalizer, problem, "use a name such as example.com/name");
      }
      seen.add(text);
    }
    if (seen.contains("orphan") && seen.contains("foregroundDeletion")) {
      String problem = "finalizers has both \"orphan\" and \"foregroundDeletion\"";
      validation.invalid("POD-037", finalizers, problem, "remove one of them");
    }
  }
}
