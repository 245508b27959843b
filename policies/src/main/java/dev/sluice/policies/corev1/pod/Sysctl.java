package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 Sysctl: rows POD-390 to POD-393. */
final class Sysctl {
  /** What a kubelet sets without being told to. */
  private static final Set<String> SAFE =
      Set.of(
          "kernel.shm_rmid_forced",
          "net.ipv4.ip_local_port_range",
          "net.ipv4.ip_local_reserved_ports",
          "net.ipv4.ip_unprivileged_port_start",
          "net.ipv4.ping_group_range",
          "net.ipv4.tcp_fin_timeout",
          "net.ipv4.tcp_keepalive_intvl",
          "net.ipv4.tcp_keepalive_probes",
          "net.ipv4.tcp_keepalive_time",
          "net.ipv4.tcp_rmem",
          "net.ipv4.tcp_syncookies",
          "net.ipv4.tcp_wmem");

  private Sysctl() {}

  static void validate(List<? extends Part> sysctls, Part spec, Validation validation) {
    Set<String> seen = new HashSet<>();
    for (Part sysctl : sysctls) {
      Part name = sysctl.get("name");
      if (validation.required("POD-390", name, "name of the sysctl")
          && validation.format("POD-391", name, Format.SYSCTL)) {
        String text = name.string().orElse("");
        if (!seen.add(text)) {
          String problem = "duplicate sysctl " + Quote.string(text);
          validation
              .report("POD-392", name)
              .ifPresent(report -> report.duplicate(name, problem, "remove one of them"));
        }
        ofHost(dotted(text), name, spec, validation);
      }
    }
  }

  private static void ofHost(String sysctl, Part name, Part spec, Validation validation) {
    boolean ofNetwork = sysctl.startsWith("net.");
    boolean ofIpc =
        sysctl.startsWith("kernel.shm")
            || sysctl.startsWith("kernel.msg")
            || sysctl.equals("kernel.sem")
            || sysctl.startsWith("fs.mqueue.");
    if (ofNetwork && spec.get("hostNetwork").isTrue()) {
      String problem = "sysctl %s is not allowed where hostNetwork is true";
      forbidden(problem, name, validation);
    } else if (ofIpc && spec.get("hostIPC").isTrue()) {
      forbidden("sysctl %s is not allowed where hostIPC is true", name, validation);
    } else if (!SAFE.contains(sysctl)) {
      String problem =
          "sysctl %s is not set by a kubelet that does not explicitly allow it"
              .formatted(Quote.value(name.value()));
      validation.invalid("PODL-10", name, problem, "remove it, unless the nodes allow it");
    }
  }

  private static void forbidden(String problem, Part name, Validation validation) {
    String text = problem.formatted(Quote.value(name.value()));
    validation.invalid("POD-393", name, text, "remove it");
  }

  /** With dots between the parts, as a name is whose first separator is one. */
  private static String dotted(String name) {
    int slash = name.indexOf('/');
    int dot = name.indexOf('.');
    if (slash < 0 || (dot >= 0 && dot < slash)) {
      return name;
    }
    return name.replace('.', '\0').replace('/', '.').replace('\0', '/');
  }
}
