package dev.sluice.policies.corev1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Nodes;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** core/v1 ResourceRequirements: rows POD-311 to POD-326, POD-329, POD-430, PODW-07. */
public final class ResourceRequirements {
  private static final Set<String> OF_PODS = Set.of("cpu", "memory");
  private static final Set<String> IN_BYTES = Set.of("memory", "ephemeral-storage");

  /** Of names that are valid, but not as resources of a container. */
  private static final Set<String> IF_OF_CONTAINERS = Set.of("POD-313", "POD-314");

  /** The first version that does not drop claims. */
  private static final int FIRST_WITH_CLAIMS = 34;

  private final Part resources;
  private final boolean ofPod;
  private final Validation validation;

  private ResourceRequirements(Part resources, boolean ofPod, Validation validation) {
    this.resources = resources;
    this.ofPod = ofPod;
    this.validation = validation;
  }

  static void ofContainer(Part resources, PodSite site, Validation validation) {
    new ResourceRequirements(resources, false, validation).validate(site);
  }

  /** Those of all of a pod's containers together. */
  static void ofPod(Part resources, PodSite site, Validation validation) {
    new ResourceRequirements(resources, true, validation).validate(site);
  }

  /** What a pod needs besides its containers: limits under the one row POD-067. */
  public static void ofOverhead(Part overhead, Validation validation) {
    ResourceRequirements limits =
        new ResourceRequirements(overhead, false, validation.as("POD-067"));
    limits.amounts(overhead);
    limits.hugePages(overhead, overhead);
  }

  private void validate(PodSite site) {
    Part limits = resources.get("limits");
    Part requests = resources.get("requests");
    if (!areUsual(requests, limits)) {
      amounts(limits);
      amounts(requests);
      for (String name : requests.names()) {
        compare(name, requests, limits);
      }
      if (!ofPod || !isFilledIn(site)) {
        hugePages(limits, requests);
      }
    }
    if (resources.isSet("claims")) {
      claims(resources.get("claims").elements(), site);
    }
  }

  /** Whether the API server fills cpu or memory in for a pod that has limits and is no template. */
  private boolean isFilledIn(PodSite site) {
    return validation.isPod()
        && !resources.get("limits").isEmpty()
        && Stream.of(site.containers(), site.initContainers())
            .flatMap(List::stream)
            .map(container -> container.get("resources"))
            .anyMatch(own -> hasCompute(own.get("limits")) || hasCompute(own.get("requests")));
  }

  private void hugePages(Part limits, Part requests) {
    boolean isHuge = hasHugePages(limits) || hasHugePages(requests);
    if (isHuge && !hasCompute(limits) && !hasCompute(requests)) {
      String problem = "hugepages need cpu or memory beside them";
      validation.forbidden(row("POD-321"), resources, problem, "set cpu or memory");
    }
  }

  /** A pod's own have one row for all that holds for containers, too. */
  private String row(String ofContainer) {
    return ofPod ? "POD-430" : ofContainer;
  }

  private static boolean hasHugePages(Part amounts) {
    for (String name : amounts.names()) {
      if (ResourceName.isHugePages(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCompute(Part amounts) {
    return amounts.isObject() && (hasMember(amounts, "cpu") || hasMember(amounts, "memory"));
  }

  private static boolean hasMember(Part amounts, String name) {
    return !amounts.node(name).isMissingNode();
  }

  /** Whether all are, as mostly, usual ones, and no request is more than its limit. */
  private boolean areUsual(Part requests, Part limits) {
    for (String name : limits.names()) {
      if (usual(name, limits.node(name)) < 0) {
        return false;
      }
    }
    for (String name : requests.names()) {
      long request = usual(name, requests.node(name));
      JsonNode limit = limits.node(name);
      if (request < 0 || (Nodes.isSet(limit) && usual(name, limit) < request)) {
        return false;
      }
    }
    return true;
  }

  /** An amount in thousandths, if it is one of which nothing can be wrong; else -1. */
  private long usual(String name, JsonNode amount) {
    boolean isOfContainers = OF_PODS.contains(name) || (!ofPod && IN_BYTES.contains(name));
    long thousandths = isOfContainers ? Amount.plainThousandths(amount) : -1;
    return name.equals("cpu") || thousandths % 1_000 == 0 ? thousandths : -1;
  }

  private void amounts(Part amounts) {
    for (String name : amounts.isForeign() ? List.<String>of() : amounts.names()) {
      Part amount = amounts.entry(name);
      if (amount.isWritten()) {
        amount(name, amount);
      }
    }
  }

  private void amount(String name, Part amount) {
    name(name, amount);
    Amount.of(amount).ifPresent(number -> amount(name, amount, number));
  }

  private void name(String name, Part at) {
    String row = ResourceName.broken(name);
    if (!row.isEmpty() && !(ofPod && IF_OF_CONTAINERS.contains(row))) {
      String problem = Quote.string(name) + " is not a valid name of a resource";
      String fix = "use cpu, memory, ephemeral-storage, hugepages-<size> or <domain>/<name>";
      validation.invalid(row(row), at, problem, fix);
    } else if (ofPod && !OF_PODS.contains(name) && !ResourceName.isHugePages(name)) {
      String problem =
          "resource %s is not supported for a pod as a whole".formatted(Quote.string(name));
      validation
          .report("POD-329", at)
          .ifPresent(report -> report.notSupported(at, problem, "set it in a container"));
    }
  }

  private void amount(String name, Part at, BigDecimal number) {
    if (number.signum() < 0) {
      wrong("POD-315", name, at, "at least 0", "set 0 or more");
    } else if (ResourceName.isHugePages(name)) {
      if (!ResourceName.isMultipleOfPages(name, number)) {
        wrong(
            "POD-317", name, at, "a multiple of its size", "set a multiple of the size of a page");
      }
    } else if (ResourceName.isExtended(name)
        && !Amount.isWhole(number, at.node().asText().strip())) {
      wrong("POD-316", name, at, "an integer", "set an integer");
    } else if (!ofPod && IN_BYTES.contains(name)) {
      fraction(at, number, validation);
    }
  }

  private void wrong(String row, String name, Part at, String wanted, String fix) {
    String problem = "%s is %s, but must be %s".formatted(name, Quote.value(at.value()), wanted);
    validation.invalid(row(row), at, problem, fix);
  }

  /** Warns of a fraction of a byte (PODW-07), such as {@code 512m}. */
  static void fraction(Part bytes, BigDecimal number, Validation validation) {
    if (Amount.hasFraction(number)) {
      String problem =
          "%s is %s, which has a fraction of a byte"
              .formatted(bytes.value().name(), Quote.value(bytes.value()));
      String fix = "use a suffix of bytes, such as Mi, and not m, which is a thousandth";
      validation.invalid("PODW-07", bytes, problem, fix);
    }
  }

  private void compare(String name, Part requests, Part limits) {
    Part request = requests.entry(name);
    Part limit = limits.entry(name);
    if (!request.isWritten() && !limit.isWritten()) {
      return;
    }
    Optional<BigDecimal> wanted = Amount.of(request);
    Optional<BigDecimal> most = Amount.of(limit);
    if (wanted.isPresent() && !limits.has(name)) {
      limitless(name, request, limits, limit);
    } else if (wanted.isPresent() && most.isPresent()) {
      compare(name, request, limit, wanted.get().compareTo(most.get()));
    }
  }

  private void compare(String name, Part request, Part limit, int order) {
    Part at = request.isWritten() ? request : limit;
    boolean mustBeEqual = !ResourceName.isOvercommitted(name);
    if (order > 0 && !mustBeEqual) {
      String problem =
          "request %s exceeds the limit %s"
              .formatted(Quote.value(request.value()), Quote.value(limit.value()));
      validation.invalid(row("POD-318"), at, problem, "lower the request, or raise the limit");
    } else if (order != 0 && mustBeEqual) {
      String problem =
          "request %s must be the limit %s of %s"
              .formatted(
                  Quote.value(request.value()), Quote.value(limit.value()), Quote.string(name));
      validation.invalid(row("POD-319"), at, problem, "set both to one value");
    }
  }

  private void limitless(String name, Part request, Part limits, Part limit) {
    if (!ResourceName.isOvercommitted(name) && request.isWritten()) {
      Part missing = limits.isSet() ? limit : limits;
      String problem =
          "a limit of %s is required where it is requested".formatted(Quote.string(name));
      validation.required(
          row("POD-320"),
          missing.isWritten() ? missing : request, // a system may add limits of other resources
          problem,
          "set the limit to the request");
    }
  }

  private void claims(List<? extends Part> claims, PodSite site) {
    Set<String> keys = new HashSet<>();
    Validation since = validation.since(FIRST_WITH_CLAIMS);
    for (Part claim : claims) {
      Part name = claim.get("name");
      if (!claim.isElement()) {
        continue;
      }
      if (name.isEmpty()) {
        since.required("POD-323", claim, "the claim's name is required", "set its name");
        continue;
      }
      if (!keys.contains(whole(name))) {
        since.format("POD-325", claim.get("request"), Format.DNS_LABEL);
      }
      if (isRepeated(name, claim.get("request"), keys)) {
        String problem = "duplicate claim " + Quote.value(name.value());
        since
            .report("POD-324", claim)
            .ifPresent(report -> report.duplicate(claim, problem, "remove one of the two"));
      }
      if (name.string().filter(text -> !site.claims().contains(text)).isPresent()) {
        String problem = "the pod has no resource claim " + Quote.value(name.value());
        since.notFound("POD-326", claim, problem, "add it to resourceClaims, or correct the name");
      }
    }
  }

  private static String whole(Part name) {
    return name.node().asText() + "/";
  }

  /** A claim is used as a whole, or in some of its requests. */
  private static boolean isRepeated(Part name, Part request, Set<String> keys) {
    String any = name.node().asText() + "/*";
    String whole = whole(name);
    boolean isWhole = request.isEmpty();
    boolean isTaken = isWhole ? keys.contains(any) : keys.contains(whole);
    keys.add(any);
    return !keys.add(whole + (isWhole ? "" : request.node().asText())) || isTaken;
  }
}
