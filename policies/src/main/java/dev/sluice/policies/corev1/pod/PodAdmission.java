package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the API server refuses of pods only: rows POD-422 and POD-426. Where it gets a template
 * first, the workload is there and its pods never are: row PODL-13.
 */
final class PodAdmission {
  private static final String LATER = "PODL-13";
  private static final String NO_PODS = ": the API server will refuse the pods";

  private PodAdmission() {}

  static void validate(PodSite site, Validation validation) {
    Part spec = site.spec();
    if (spec.isEmpty("priorityClassName")) {
      priority(spec, validation);
    }
    if (spec.isSet("overhead") && !spec.isSet("runtimeClassName")) {
      Part overhead = spec.get("overhead");
      String problem = "overhead needs a runtimeClassName whose RuntimeClass has the same overhead";
      refused("POD-426", overhead, problem, "remove overhead, or set runtimeClassName", validation);
    }
    if (!validation.isPod()) {
      site.volumes().forEach(volume -> volume(volume, validation));
      if (spec.isTrue("hostNetwork")) {
        ports(site.containers(), validation);
      }
    }
  }

  private static void refused(
      String row, Part at, String problem, String fix, Validation validation) {
    if (validation.isPod()) {
      validation.forbidden(row, at, problem, fix);
    } else {
      validation.forbidden(LATER, at, problem + NO_PODS, fix);
    }
  }

  /** What a class sets; one without a name may be the cluster's default. */
  private static void priority(Part spec, Validation all) {
    if (!spec.isSet("priority") && !spec.isSet("preemptionPolicy")) {
      return;
    }
    Validation validation =
        all.unless(", unless it is that of the cluster's default PriorityClass");
    Part priority = spec.get("priority");
    if (priority.integer().orElse(0) != 0) {
      String problem = "priority needs a priorityClassName";
      String fix = "remove priority, and set priorityClassName";
      refused("POD-422", priority, problem, fix, validation);
    }
    Part preemption = spec.get("preemptionPolicy");
    if (preemption.is("Never")) {
      String problem = "preemptionPolicy \"Never\" needs a priorityClassName";
      String fix = "remove it, and set priorityClassName";
      refused("POD-422", preemption, problem, fix, validation);
    }
  }

  private static void volume(Part volume, Validation validation) {
    if (volume.isSet("image") && volume.get("image").isEmpty("reference")) {
      String problem = "image volume has no reference" + NO_PODS;
      Part reference = volume.get("image").get("reference");
      validation.since(35).required(LATER, reference, problem, "set reference to an image");
    }
  }

  /** Ports that are all on the host, of which only one container can have each. */
  private static void ports(List<? extends Part> containers, Validation validation) {
    Map<String, Part> first = new HashMap<>();
    for (Part container : containers) {
      for (Part port : container.get("ports").elements()) {
        String protocol = port.get("protocol").string().orElse("TCP");
        String place = port.get("hostIP").string().orElse("") + ' ' + protocol;
        Part number = port.get("containerPort");
        Part other =
            number.integer().isEmpty()
                ? null
                : first.putIfAbsent(number.integer().getAsLong() + " " + place, number);
        if (other != null) {
          String problem =
              "port %s is there twice where hostNetwork is true"
                  .formatted(Quote.value(number.value()));
          Part at = number.isWritten() ? number : other;
          validation.invalid(LATER, at, problem + NO_PODS, "choose another port");
        }
      }
    }
  }
}
