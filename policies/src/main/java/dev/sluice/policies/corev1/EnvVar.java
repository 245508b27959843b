package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.Twins;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 EnvVar and EnvVarSource: rows POD-128 to POD-133, POD-144 to POD-154, PODW-01. */
final class EnvVar {
  /** The first version that reads variables from files. */
  private static final int FIRST_WITH_FILES = 35;

  private EnvVar() {}

  static void validate(List<? extends Part> variables, PodSite site, Validation validation) {
    for (Part variable : variables) {
      if (variable.isElement() && !variable.isForeign()) {
        validation.once(variable, () -> validate(variable, site, validation));
      }
    }
    if (Twins.areIn(variables, "name")) {
      repeated(variables, validation);
    }
  }

  private static void validate(Part variable, PodSite site, Validation validation) {
    validation.requires(
        "POD-128", "POD-129", variable, "name", "the variable's name", names(validation));
    if (variable.isSet("valueFrom")) {
      source(variable, site, validation);
    }
  }

  /** What 1.32 relaxed. */
  static Format names(Validation validation) {
    return validation.isFrom(32) ? Format.VARIABLE_NAME : Format.STRICT_VARIABLE_NAME;
  }

  private static void repeated(List<? extends Part> variables, Validation validation) {
    Set<String> names = HashSet.newHashSet(variables.size());
    for (Part variable : variables) {
      String name = variable.text("name");
      if (!name.isEmpty() && !names.add(name) && variable.isWritten()) {
        repeated(variable, name, validation);
      }
    }
  }

  /** The API server takes it, and the last one of a name counts; it may add to the one before. */
  private static void repeated(Part variable, String text, Validation validation) {
    String value = variable.text("value");
    String reference = "$(" + text + ")";
    if (!value.contains(reference) || value.equals(reference)) {
      Part name = variable.get("name");
      validation
          .report("PODW-01", name)
          .ifPresent(
              report -> {
                String problem =
                    "duplicate variable %s, which hides the one before it"
                        .formatted(Quote.value(name.value()));
                report.duplicate(name, problem, "remove one of the two");
              });
    }
  }

  private static void source(Part variable, PodSite site, Validation validation) {
    Part from = variable.get("valueFrom");
    if (!from.isObject()) {
      return;
    }
    int sources = 0;
    for (String field : from.ownNames()) {
      if (from.node(field).isObject() && source(field, from.get(field), site, validation)) {
        sources++;
      }
    }
    if (sources == 0) {
      String problem = "valueFrom has no source";
      String fix = "set fieldRef, resourceFieldRef, configMapKeyRef, secretKeyRef or fileKeyRef";
      validation.invalid("POD-131", from, problem, fix);
    } else if (!variable.text("value").isEmpty()) {
      String problem = "valueFrom is not allowed beside a value that is not empty";
      validation.invalid("POD-132", from, problem, "remove value or valueFrom");
    } else if (sources > 1) {
      String problem = "valueFrom has more than one source, but may have one";
      validation.invalid("POD-133", from, problem, "keep one source");
    }
  }

  /** Judges a source; whether it is one for the API server. */
  private static boolean source(String field, Part source, PodSite site, Validation validation) {
    switch (field) {
      case "fieldRef" -> ObjectFieldSelector.ofVariable(source, validation);
      case "resourceFieldRef" -> ResourceFieldSelector.ofVariable(source, site.names(), validation);
      case "configMapKeyRef" -> key(source, "POD-144", "POD-145", "POD-146", validation);
      case "secretKeyRef" -> key(source, "POD-147", "POD-148", "POD-149", validation);
      case "fileKeyRef" -> {
        if (validation.isFrom(FIRST_WITH_FILES)) {
          file(source, site, validation.since(FIRST_WITH_FILES));
        }
        return validation.isFrom(FIRST_WITH_FILES);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void key(
      Part reference, String nameRow, String missing, String invalid, Validation validation) {
    if (reference.isEmpty("name")) {
      Part name = reference.get("name");
      validation.invalid(nameRow, name, "the object's name is required", "set its name");
    } else {
      validation.format(nameRow, reference, "name", Format.DNS_SUBDOMAIN);
    }
    validation.requires(missing, invalid, reference, "key", "the key", Format.CONFIG_KEY);
  }

  private static void file(Part file, PodSite site, Validation validation) {
    Part volume = file.get("volumeName");
    Part path = file.get("path");
    if (validation.required("POD-150", file.get("key"), "the key")) {
      validation.format("POD-150", file.get("key"), Format.VARIABLE_NAME);
    }
    if (validation.required("POD-152", path, "the file's path")
        && Format.hasParentStep(path.text())) {
      String problem = Quote.value(path.value()) + " leads out of the volume";
      validation.invalid("POD-152", path, problem, "use a path without \"..\"");
    }
    if (validation.required("POD-151", volume, "the volume's name")
        && validation.format("POD-151", volume, Format.DNS_LABEL)) {
      volume(volume, site, validation);
    }
  }

  private static void volume(Part name, PodSite site, Validation validation) {
    Part volume = site.volume(name.text()).orElse(null);
    if (volume == null) {
      String problem = "the pod has no volume " + Quote.value(name.value());
      validation.notFound("POD-153", name, problem, "add the volume, or correct the name");
      return;
    }
    for (String field : volume.names()) {
      if (!field.equals("name") && !field.equals("emptyDir") && volume.has(field)) {
        String problem = "volume %s is not an emptyDir".formatted(Quote.value(name.value()));
        validation.invalid("POD-154", name, problem, "name a volume that is an emptyDir");
        return;
      }
    }
  }
}
