package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Containers;
import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.ObjectNames;
import dev.sluice.policies.corev1.PodSite;
import dev.sluice.policies.corev1.ResourceRequirements;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.Workload;
import java.util.List;

/** core/v1 PodSpec: rows POD-039 to POD-088, POD-413 to POD-419. */
final class PodSpec {
  private static final List<String> RESTART_POLICIES = List.of("Always", "OnFailure", "Never");
  private static final List<String> DNS_POLICIES =
      List.of("ClusterFirst", "ClusterFirstWithHostNet", "Default", "None");
  private static final List<String> PREEMPTION_POLICIES = List.of("PreemptLowerPriority", "Never");

  private PodSpec() {}

  /** Reports what is wrong with a pod's spec. */
  static void validate(PodSite site, Validation validation) {
    Containers.validate(site, validation);
    SecurityContext.ofContainers(site, validation);
    PodAdmission.validate(site, validation);
    Part spec = site.spec();
    for (String field : spec.ownNames()) {
      types(field, spec.get(field), site, validation);
    }
  }

  private static void types(String field, Part value, PodSite site, Validation validation) {
    switch (field) {
      case "tolerations" -> value.elements().forEach(t -> Toleration.validate(t, validation));
      case "affinity" -> Affinity.validate(value, site, validation);
      case "topologySpreadConstraints" ->
          TopologySpreadConstraint.validate(value.elements(), site.labels(), validation);
      case "securityContext" -> PodSecurityContext.validate(value, site, validation);
      case "dnsConfig" -> PodDnsConfig.validate(value, validation);
      case "hostAliases" -> HostAlias.validate(value.elements(), validation);
      case "resourceClaims" -> PodResourceClaim.validate(value.elements(), validation);
      case "os" -> PodOs.validate(value, site, validation);
      case "hostUsers", "hostPID", "shareProcessNamespace" ->
          Namespaces.validate(field, value, site.spec(), validation);
      case "nodeSelector" -> NodeSelector.ofPod(value, validation);
      default -> lists(field, value, site.spec(), validation);
    }
  }

  private static void lists(String field, Part value, Part spec, Validation validation) {
    switch (field) {
      case "readinessGates" -> {
        for (Part gate : value.elements()) {
          validation.needsFormat("POD-068", gate.get("conditionType"), Format.QUALIFIED_NAME);
        }
      }
      case "schedulingGates" -> {
        for (Part gate : value.elements()) {
          validation.needsFormat("POD-069", gate.get("name"), Format.QUALIFIED_NAME);
        }
        validation.unique("POD-070", value.elements(), "name", "name of a scheduling gate");
      }
      case "imagePullSecrets" -> pullSecrets(value, validation);
      case "ephemeralContainers" -> {
        if (!value.isEmpty()) {
          String row = validation.isPod() ? "POD-085" : "POD-084";
          String problem = "ephemeralContainers are not allowed in a new pod";
          validation.forbidden(row, value, problem, "remove them");
        }
      }
      case "overhead" -> ResourceRequirements.ofOverhead(value, validation);
      default -> names(field, value, spec, validation);
    }
  }

  private static void names(String field, Part value, Part spec, Validation validation) {
    switch (field) {
      case "nodeName" -> nodeName(value, spec, validation);
      case "serviceAccountName" -> validation.format("POD-057", value, Format.DNS_SUBDOMAIN);
      case "serviceAccount" -> {
        if (spec.isEmpty("serviceAccountName")) {
          validation.format("POD-057", value, Format.DNS_SUBDOMAIN);
        }
      }
      case "hostname" -> hostname("POD-058", value, validation);
      case "subdomain" -> hostname("POD-059", value, validation);
      case "hostnameOverride" -> Namespaces.hostname(value, spec, validation.since(35));
      case "priorityClassName" -> validation.format("POD-064", value, Format.DNS_SUBDOMAIN);
      case "runtimeClassName" -> validation.needsFormat("POD-065", value, Format.DNS_SUBDOMAIN);
      default -> policies(field, value, spec, validation);
    }
  }

  /** A StatefulSet gives its pods others, and its template may have any. */
  private static void hostname(String row, Part name, Validation validation) {
    if (validation.workload() != Workload.STATEFUL_SET) {
      validation.format(row, name, Format.DNS_LABEL);
    }
  }

  private static void policies(String field, Part value, Part spec, Validation validation) {
    switch (field) {
      case "restartPolicy" -> restartPolicy(value, validation);
      case "activeDeadlineSeconds" -> deadline(value, validation);
      case "terminationGracePeriodSeconds" -> validation.minimum("PODW-08", value, 0);
      case "dnsPolicy" -> {
        validation.oneOf("POD-044", value, DNS_POLICIES);
        if (value.is("None")) {
          PodDnsConfig.required(spec, validation);
        }
      }
      case "preemptionPolicy" -> {
        if (value.isEmpty()) {
          String problem = "preemptionPolicy must not be empty";
          validation.required("POD-066", value, problem, "remove it");
        }
        validation.oneOf("POD-066", value, PREEMPTION_POLICIES);
      }
      default -> {} // not validated, or elsewhere
    }
  }

  private static void restartPolicy(Part policy, Validation validation) {
    if (!validation.oneOf("POD-039", policy, RESTART_POLICIES) || policy.isEmpty()) {
      return;
    }
    if (validation.isOfReplicas() && !policy.is("Always")) {
      String problem =
          "restartPolicy %s is not allowed in a Deployment or StatefulSet"
              .formatted(Quote.value(policy.value()));
      validation
          .report("POD-040", policy)
          .ifPresent(report -> report.notSupported(policy, problem, "remove it"));
    } else if (validation.workload() == Workload.JOB && policy.is("Always")) {
      String ofJob = "restartPolicy \"Always\" is not allowed in a Job";
      validation.required("POD-040", policy, ofJob, "set it to \"OnFailure\" or \"Never\"");
    }
  }

  private static void deadline(Part deadline, Validation validation) {
    validation.range("POD-042", deadline, 1, Integer.MAX_VALUE);
    if (validation.isOfReplicas()) {
      String problem = "activeDeadlineSeconds is not allowed in a Deployment or StatefulSet";
      validation.forbidden("POD-041", deadline, problem, "remove it");
    }
  }

  private static void nodeName(Part name, Part spec, Validation validation) {
    validation.format("POD-055", name, Format.DNS_SUBDOMAIN);
    if (validation.isPod() && !name.isEmpty() && !spec.get("schedulingGates").isEmpty()) {
      String problem = "nodeName is not allowed where there are schedulingGates";
      validation.forbidden("POD-056", name, problem, "remove nodeName, or the gates");
    }
  }

  private static void pullSecrets(Part secrets, Validation validation) {
    ObjectNames.ofPullSecrets(secrets, validation);
    for (Part secret : secrets.elements()) {
      validation.requires("PODW-05", secret, "name", "name of the Secret");
    }
    validation.unique("PODW-05", secrets.elements(), "name", "image pull secret");
  }
}
