package dev.sluice.policies.podsecurity;

import dev.sluice.policies.render.Part;
import java.util.Map;
import java.util.Set;

/** The closed lists of the standards. */
final class Allowed {
  /** What a pod may set of its kernel, by the minor version that allowed it. */
  private static final Map<String, Integer> SYSCTLS =
      Map.ofEntries(
          Map.entry("kernel.shm_rmid_forced", 0),
          Map.entry("net.ipv4.ip_local_port_range", 0),
          Map.entry("net.ipv4.tcp_syncookies", 0),
          Map.entry("net.ipv4.ping_group_range", 0),
          Map.entry("net.ipv4.ip_unprivileged_port_start", 0),
          Map.entry("net.ipv4.ip_local_reserved_ports", 27),
          Map.entry("net.ipv4.tcp_keepalive_time", 29),
          Map.entry("net.ipv4.tcp_fin_timeout", 29),
          Map.entry("net.ipv4.tcp_keepalive_intvl", 29),
          Map.entry("net.ipv4.tcp_keepalive_probes", 29),
          Map.entry("net.ipv4.tcp_rmem", 32),
          Map.entry("net.ipv4.tcp_wmem", 32));

  private static final Map<String, Integer> SE_LINUX_TYPES =
      Map.of(
          "",
          0,
          "container_t",
          0,
          "container_init_t",
          0,
          "container_kvm_t",
          0,
          "container_engine_t",
          31);

  /** What the baseline lets a container add. */
  private static final Set<String> CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private static final Set<String> VOLUMES =
      Set.of(
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");

  private static final Set<String> OTHER_VOLUMES =
      Set.of(
          "awsElasticBlockStore",
          "azureDisk",
          "azureFile",
          "cephfs",
          "cinder",
          "fc",
          "flexVolume",
          "flocker",
          "gcePersistentDisk",
          "gitRepo",
          "glusterfs",
          "hostPath",
          "iscsi",
          "nfs",
          "photonPersistentDisk",
          "portworxVolume",
          "quobyte",
          "rbd",
          "scaleIO",
          "storageos",
          "vsphereVolume");

  private Allowed() {}

  static boolean sysctl(String name, Standard standard) {
    return standard.isFrom(SYSCTLS.getOrDefault(name, Integer.MAX_VALUE));
  }

  static boolean seLinuxType(String type, Standard standard) {
    return standard.isFrom(SE_LINUX_TYPES.getOrDefault(type, Integer.MAX_VALUE));
  }

  /** Whether a container may add it. */
  static boolean capability(String name, boolean isRestricted) {
    return isRestricted ? name.equals("NET_BIND_SERVICE") : CAPABILITIES.contains(name);
  }

  /**
   * The source of a volume, if the restricted level does not have it, of several the first by name;
   * empty where it has. A volume without any source is an {@code emptyDir}, and a source that
   * nobody knows is dropped.
   */
  static String restrictedSource(Part volume) {
    String restricted = "";
    for (String source : volume.names()) {
      if (VOLUMES.contains(source) && volume.has(source)) {
        return "";
      }
      if (OTHER_VOLUMES.contains(source)
          && volume.has(source)
          && (restricted.isEmpty() || source.compareTo(restricted) < 0)) {
        restricted = source;
      }
    }
    return restricted;
  }
}
