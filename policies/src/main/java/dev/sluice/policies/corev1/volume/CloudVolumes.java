package dev.sluice.policies.corev1.volume;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.List;

/**
 * Volumes of clouds and of storage systems, most of which are gone: rows POD-172 to POD-175,
 * POD-196 to POD-204, POD-209 to POD-220.
 */
final class CloudVolumes {
  private static final List<String> CACHING_MODES = List.of("None", "ReadOnly", "ReadWrite");
  private static final List<String> KINDS = List.of("Dedicated", "Managed", "Shared");
  private static final int LONGEST_TENANT = 64;

  private CloudVolumes() {}

  /** Of any source that has no method of its own. */
  static void other(String name, Part source, Validation validation) {
    switch (name) {
      case "gcePersistentDisk" -> {
        needs("POD-172", source, validation, "pdName");
        validation.range("POD-173", source, "partition", 0, 255);
      }
      case "awsElasticBlockStore" -> {
        needs("POD-174", source, validation, "volumeID");
        validation.range("POD-175", source, "partition", 0, 255);
      }
      case "cinder" -> {
        needs("POD-200", source, validation, "volumeID");
        secret("POD-201", source, validation);
      }
      case "azureFile" -> needs("POD-209", source, validation, "secretName", "shareName");
      case "vsphereVolume" -> needs("POD-214", source, validation, "volumePath");
      case "portworxVolume" -> needs("POD-216", source, validation, "volumeID");
      default -> gone(name, source, validation);
    }
  }

  /** What no kubelet mounts any more, and the API server still validates. */
  private static void gone(String name, Part source, Validation validation) {
    switch (name) {
      case "glusterfs" -> needs("POD-196", source, validation, "endpoints", "path");
      case "flocker" -> flocker(source, validation);
      case "rbd" -> needs("POD-199", source, validation, "monitors", "image");
      case "cephfs" -> needs("POD-202", source, validation, "monitors");
      case "quobyte" -> quobyte(source, validation);
      case "photonPersistentDisk" -> needs("POD-215", source, validation, "pdID");
      case "scaleIO" -> needs("POD-217", source, validation, "gateway", "system", "volumeName");
      case "storageos" -> storageos(source, validation);
      default -> {} // validated elsewhere
    }
  }

  private static void needs(String row, Part source, Validation validation, String... fields) {
    for (String field : fields) {
      validation.required(row, source.get(field), field);
    }
  }

  private static void secret(String row, Part source, Validation validation) {
    Part secret = source.get("secretRef");
    if (secret.isObject()) {
      validation.required(row, secret.get("name"), "the Secret's name");
    }
  }

  static void azureDisk(Part source, Validation validation) {
    needs("POD-210", source, validation, "diskName");
    validation.oneOfGiven("POD-211", source.get("cachingMode"), CACHING_MODES);
    validation.oneOfGiven("POD-212", source.get("kind"), KINDS);
    Part uri = source.get("diskURI");
    if (validation.required("POD-210", uri, "diskURI")) {
      boolean isManaged = source.get("kind").is("Managed");
      String prefix = isManaged ? "/subscriptions/" : "https://";
      if (uri.string().filter(text -> !text.startsWith(prefix)).isPresent()) {
        String problem =
            "%s does not begin with %s, as that of a %s disk must"
                .formatted(
                    Quote.value(uri.value()), Quote.string(prefix), isManaged ? "managed" : "blob");
        String fix =
            isManaged
                ? "set the URI of a managed disk"
                : "set kind to \"Managed\", or the URI of a blob";
        validation
            .report("POD-213", uri)
            .ifPresent(report -> report.notSupported(uri, problem, fix));
      }
    }
  }

  private static void flocker(Part source, Validation validation) {
    Part name = source.get("datasetName");
    if (name.isEmpty() == source.get("datasetUUID").isEmpty()) {
      String fix = "set one of them";
      if (name.isEmpty()) {
        String problem = "one of datasetName and datasetUUID is required";
        validation.required("POD-197", source, problem, fix);
      } else {
        String problem = "datasetName and datasetUUID may not both be set";
        validation.invalid("POD-197", source, problem, fix);
      }
    }
    if (name.string().filter(text -> text.contains("/")).isPresent()) {
      String problem = Quote.value(name.value()) + " has a '/', which a name may not have";
      validation.invalid("POD-198", name, problem, "remove the '/'");
    }
  }

  private static void quobyte(Part source, Validation validation) {
    Part registry = source.get("registry");
    Part tenant = source.get("tenant");
    if (validation.required("POD-203", registry, "registry")) {
      if (tenant.string().filter(text -> text.length() > LONGEST_TENANT).isPresent()) {
        String problem = "tenant must be a UUID, of at most 64 characters";
        validation.required("POD-203", tenant, problem, "set the tenant's UUID");
      } else {
        registry(registry, registry.string().orElse(""), validation);
      }
    }
    needs("POD-204", source, validation, "volume");
  }

  private static void registry(Part registry, String text, Validation validation) {
    for (String pair : text.split(",", -1)) {
      if (!text.isEmpty() && !isHostAndPort(pair)) {
        String problem = Quote.string(pair) + " is not a host and a port";
        validation.invalid("POD-203", registry, problem, "use the form host:port");
        return;
      }
    }
  }

  /** As Go splits them: the host may be in brackets, and either may be empty. */
  private static boolean isHostAndPort(String pair) {
    int colon = pair.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    String host = pair.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
      return !hasAny(host, "[]") && !hasAny(pair.substring(colon), "[]");
    }
    return !hasAny(host, "[]:") && !hasAny(pair.substring(colon), "[]");
  }

  private static boolean hasAny(String text, String characters) {
    return text.chars().anyMatch(c -> characters.indexOf(c) >= 0);
  }

  private static void storageos(Part source, Validation validation) {
    Part name = source.get("volumeName");
    if (validation.required("POD-218", name, "volumeName")) {
      validation.format("POD-218", name, Format.DNS_LABEL);
    }
    validation.format("POD-219", source.get("volumeNamespace"), Format.DNS_LABEL);
    secret("POD-220", source, validation);
  }
}
