package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What all containers of a pod may use together: rows POD-327 to POD-332, POD-430. */
final class PodResources {
  /** The first version that does not drop the field. */
  private static final int FIRST = 34;

  private static final Set<String> FILLED_IN = Set.of("cpu", "memory");

  private final Part spec;
  private final Part limits;
  private final Part requests;
  private final Validation validation;

  private PodResources(Part spec, Validation validation) {
    this.spec = spec;
    this.limits = spec.get("resources").get("limits");
    this.requests = spec.get("resources").get("requests");
    this.validation = validation;
  }

  static void validate(PodSite site, Validation all) {
    if (!site.spec().isSet("resources")) {
      return;
    }
    Part resources = site.spec().get("resources");
    if (!resources.isObject() || resources.isForeign()) {
      return;
    }
    Validation validation = all.since(FIRST);
    if (site.spec().get("os").get("name").is("windows")) {
      String problem = "resources are not allowed for a pod on Windows as a whole";
      validation.forbidden("POD-327", resources, problem, "set them in containers");
      return;
    }
    if (resources.has("claims")) {
      String problem = "claims are not allowed for a pod as a whole";
      validation.forbidden("POD-328", resources.get("claims"), problem, "set them in containers");
    }
    ResourceRequirements.ofPod(resources, site, validation);
    new PodResources(site.spec(), validation).compare();
  }

  private void compare() {
    boolean isPod = validation.isPod();
    ResourceSums wanted = ResourceSums.ofRequests(spec, isPod);
    for (String name : requests.names()) {
      exceeded("POD-330", requests.entry(name), wanted.of(name), "requests");
    }
    ResourceSums most = ResourceSums.ofLimits(spec);
    for (String name : limits.names()) {
      if (ResourceName.isHugePages(name)) {
        exceeded("POD-331", limits.entry(name), most.of(name), "limits");
      } else if (isPod && !requests.has(name) && FILLED_IN.contains(name)) {
        filledIn(name, wanted.of(name));
      }
    }
    for (Part container : limits.isEmpty() ? List.<Part>of() : regular()) {
      container(container.get("resources").get("limits"));
    }
  }

  private List<? extends Part> regular() {
    return spec.get("containers").elements();
  }

  private void exceeded(String row, Part own, BigDecimal sum, String what) {
    Optional<BigDecimal> amount = Amount.of(own);
    if (amount.isPresent() && sum.compareTo(amount.get()) > 0) {
      String problem =
          "%s is %s, but the containers' %s are %s together"
              .formatted(own.value().name(), Quote.value(own.value()), what, Amount.text(sum));
      validation.invalid(row, own, problem, "raise it, or lower those of containers");
    }
  }

  /**
   * The API server fills in what the containers of a pod request; a limit below 0 is told as such.
   */
  private void filledIn(String name, BigDecimal sum) {
    Part limit = limits.entry(name);
    Optional<BigDecimal> amount = Amount.of(limit).filter(most -> most.signum() >= 0);
    if (amount.isPresent() && sum.compareTo(amount.get()) > 0) {
      String problem =
          "the containers request %s of %s together, which exceeds the pod's limit %s"
              .formatted(Amount.text(sum), Quote.string(name), Quote.value(limit.value()));
      validation.invalid("POD-430", requests, problem, "raise the limit, or lower the requests");
    }
  }

  private void container(Part own) {
    for (String name : own.names()) {
      Part limit = own.entry(name);
      Part ofPod = limits.entry(name);
      Optional<BigDecimal> amount = Amount.of(limit);
      Optional<BigDecimal> most = Amount.of(ofPod);
      if (amount.isPresent() && most.isPresent() && amount.get().compareTo(most.get()) > 0) {
        String problem =
            "limit %s exceeds the limit %s of the pod"
                .formatted(Quote.value(limit.value()), Quote.value(ofPod.value()));
        Part at = limit.isWritten() ? limit : ofPod;
        validation.invalid("POD-332", at, problem, "lower it, or raise the pod's");
      }
    }
  }
}
