package dev.sluice.policies.podsecurity;

/** What the standards control, under the names that Kubernetes' pages give it. */
public enum Control {
  HOST_PROCESS("HostProcess"),
  HOST_NAMESPACES("host namespaces"),
  PRIVILEGED("privileged containers"),
  CAPABILITIES("capabilities"),
  HOST_PATH("hostPath volumes"),
  HOST_PORTS("host ports"),
  HOST_PROBES("hosts of probes and lifecycle hooks"),
  APP_ARMOR("AppArmor"),
  SE_LINUX("SELinux"),
  PROC_MOUNT("procMount"),
  SECCOMP("seccomp"),
  SYSCTLS("sysctls"),
  VOLUME_TYPES("volume types"),
  PRIVILEGE_ESCALATION("privilege escalation"),
  NON_ROOT("running as non-root"),
  NON_ROOT_USER("running as a non-root user");

  private final String title;

  Control(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
