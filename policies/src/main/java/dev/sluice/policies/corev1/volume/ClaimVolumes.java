package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.LabelSelector;
import dev.sluice.policies.corev1.ObjectNames;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.corev1.pod.ObjectMeta;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Volumes of claims: core/v1 PersistentVolumeClaimVolumeSource, EphemeralVolumeSource and
 * PersistentVolumeClaimSpec: rows POD-185, POD-226 to POD-237, PODW-14.
 */
final class ClaimVolumes {
  private static final String ONCE_POD = "ReadWriteOncePod";
  private static final List<String> ACCESS_MODES =
      List.of("ReadOnlyMany", "ReadWriteMany", "ReadWriteOnce", ONCE_POD);
  private static final List<String> VOLUME_MODES = List.of("Block", "Filesystem");

  /** What metadata may not say of a claim that gets its name from the pod's. */
  private static final Set<String> FOREIGN =
      Set.of(
          "name",
          "generateName",
          "namespace",
          "selfLink",
          "uid",
          "resourceVersion",
          "generation",
          "creationTimestamp",
          "deletionTimestamp",
          "deletionGracePeriodSeconds",
          "ownerReferences",
          "finalizers",
          "managedFields");

  private ClaimVolumes() {}

  static void named(Part source, Validation validation) {
    if (validation.requires("POD-185", source, "claimName", "the claim's name")) {
      ObjectNames.check(source, "claimName", validation);
    }
  }

  static void ephemeral(Part source, Validation validation) {
    Part template = source.get("volumeClaimTemplate");
    if (!template.isSet()) {
      String problem = "volumeClaimTemplate is required";
      validation.required("POD-226", template, problem, "set the template of a claim");
    } else if (template.isObject()) {
      metadata(template.get("metadata"), validation);
      spec(template.get("spec"), validation);
    }
  }

  private static void metadata(Part metadata, Validation validation) {
    ObjectMeta.ofClaim(metadata, validation);
    for (String field : metadata.names()) {
      if (FOREIGN.contains(field) && metadata.isSet(field) && !isNothing(field, metadata)) {
        Part value = metadata.get(field);
        String problem = field + " may not be set for a claim that a pod makes";
        validation.forbidden("POD-227", value, problem, "remove " + field);
      }
    }
  }

  private static boolean isNothing(String field, Part metadata) {
    return metadata.get(field).is("") || metadata.integer(field, 1) == 0;
  }

  private static void spec(Part spec, Validation validation) {
    accessModes(spec.get("accessModes"), validation);
    if (spec.isSet("selector")) {
      LabelSelector.validate(spec.get("selector"), validation);
    }
    storage(spec.get("resources"), validation);
    validation.format("POD-233", spec, "storageClassName", Format.DNS_SUBDOMAIN);
    validation.oneOfGiven("POD-234", spec, "volumeMode", VOLUME_MODES);
    if (spec.isSet("dataSource") || spec.isSet("dataSourceRef")) {
      sources(spec, validation);
    }
    if (spec.isSet("volumeAttributesClassName")) {
      validation
          .since(34)
          .format("POD-237", spec, "volumeAttributesClassName", Format.DNS_SUBDOMAIN);
    }
  }

  private static void accessModes(Part modes, Validation validation) {
    if (modes.isEmpty()) {
      String problem = "accessModes is required";
      validation.required("POD-228", modes, problem, "set it, such as to [ReadWriteOnce]");
    }
    boolean isOncePod = false;
    boolean hasOther = false;
    for (Part mode : modes.elements()) {
      validation.oneOfNeeded("POD-229", mode, ACCESS_MODES);
      isOncePod |= mode.is(ONCE_POD);
      hasOther |= !mode.is(ONCE_POD) && ACCESS_MODES.contains(mode.text());
    }
    if (isOncePod && hasOther) {
      String problem = ONCE_POD + " may not be used with other access modes";
      validation.forbidden("POD-230", modes, problem, "keep one of them");
    }
  }

  private static void storage(Part resources, Validation validation) {
    storageOf(resources.get("requests"), validation);
    if (resources.isSet("limits")) {
      fraction(resources.get("limits").get("storage"), validation);
    }
  }

  private static void storageOf(Part requests, Validation validation) {
    if (isPlain(requests.text("storage"))) {
      return;
    }
    Part storage = requests.get("storage");
    if (!storage.isSet()) {
      String problem = "a request of storage is required";
      validation.required("POD-231", storage, problem, "set it, such as to 10Gi");
    } else if (Quantity.of(storage.node()).filter(q -> q.number().signum() <= 0).isPresent()) {
      String problem =
          "storage is %s, but must be more than 0".formatted(Quote.value(storage.value()));
      validation.invalid("POD-232", storage, problem, "set a positive quantity, such as 10Gi");
    } else {
      fraction(storage, validation);
    }
  }

  /** Whether it is a whole number of bytes, written as most are. */
  private static boolean isPlain(String storage) {
    long thousandths = Quantity.plainThousandths(storage);
    return thousandths > 0 && thousandths % 1_000 == 0;
  }

  private static void fraction(Part storage, Validation validation) {
    if (Quantity.of(storage.node()).filter(ClaimVolumes::isFractional).isPresent()) {
      String problem =
          "storage is %s, but bytes are integers".formatted(Quote.value(storage.value()));
      validation.invalid("PODW-14", storage, problem, "set an integer, such as 10Gi");
    }
  }

  private static boolean isFractional(Quantity quantity) {
    return quantity.number().stripTrailingZeros().scale() > 0;
  }

  private static void sources(Part spec, Validation validation) {
    Part source = spec.get("dataSource");
    Part reference = spec.get("dataSourceRef");
    source(source, validation);
    source(reference, validation);
    validation.format("POD-236", reference.get("namespace"), Format.DNS_LABEL);
    if (source.isObject() && reference.isObject() && isOther(source, reference)) {
      String problem = "dataSource and dataSourceRef must be the same where both are set";
      validation.invalid("POD-236", spec, problem, "remove one of them");
    }
  }

  /** An empty API group is another than none. */
  private static boolean isOther(Part source, Part reference) {
    return !reference.get("namespace").isEmpty()
        || !Objects.equals(text(source, "apiGroup"), text(reference, "apiGroup"))
        || !source.get("kind").string().equals(reference.get("kind").string())
        || !source.get("name").string().equals(reference.get("name").string());
  }

  private static @Nullable String text(Part source, String field) {
    return source.get(field).node().textValue();
  }

  private static void source(Part source, Validation validation) {
    if (!source.isObject()) {
      return;
    }
    Part group = source.get("apiGroup");
    validation.required("POD-236", source.get("name"), "the name of the source");
    if (validation.required("POD-236", source.get("kind"), "the kind of the source")
        && group.isEmpty()
        && !source.get("kind").is("PersistentVolumeClaim")) {
      String problem =
          "%s is a kind of the core API group, which has only PersistentVolumeClaims as sources"
              .formatted(Quote.value(source.get("kind").value()));
      validation.invalid("POD-236", source, problem, "set apiGroup to the kind's API group");
    }
    validation.format("POD-236", group, Format.DNS_SUBDOMAIN);
  }
}
