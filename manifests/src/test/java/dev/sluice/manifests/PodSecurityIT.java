package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.manifests.Api.Answer;
import dev.sluice.policies.Seed;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.podsecurity.Control;
import dev.sluice.policies.podsecurity.Level;
import dev.sluice.policies.podsecurity.SecurityCase;
import dev.sluice.policies.podsecurity.Standard;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The Pod Security Standards against the API server that has them: in namespaces that keep to one
 * version after the other, pods break the same controls there and here.
 */
@ExtendWith(EndToEnd.class)
class PodSecurityIT {
  private static final int MANY = Integer.getInteger("pods", 1_500);

  /** Those with a change, one before it, and all that a cluster may have. */
  private static final List<Integer> VERSIONS =
      List.of(0, 8, 18, 19, 22, 24, 25, 26, 28, 31, 32, 33, 34, 35, 36);

  /** Before, procMount is dropped, unless the cluster turns on what keeps it. */
  private static final int FIRST_WITH_PROC_MOUNTS = 33;

  /** What an answer calls a control. */
  private static final Map<Control, List<String>> REASONS = new EnumMap<>(Control.class);

  static {
    REASONS.put(Control.HOST_PROCESS, List.of("hostProcess ("));
    REASONS.put(Control.HOST_NAMESPACES, List.of("host namespaces ("));
    REASONS.put(Control.PRIVILEGED, List.of("privileged ("));
    REASONS.put(
        Control.CAPABILITIES, List.of("non-default capabilities (", "unrestricted capabilities ("));
    REASONS.put(Control.HOST_PATH, List.of("hostPath volumes ("));
    REASONS.put(Control.HOST_PORTS, List.of("hostPort ("));
    REASONS.put(Control.HOST_PROBES, List.of("probe or lifecycle host ("));
    REASONS.put(Control.APP_ARMOR, List.of("forbidden AppArmor profile"));
    REASONS.put(Control.SE_LINUX, List.of("seLinuxOptions ("));
    REASONS.put(Control.PROC_MOUNT, List.of("procMount ("));
    REASONS.put(Control.SECCOMP, List.of("seccompProfile ("));
    REASONS.put(Control.SYSCTLS, List.of("forbidden sysctls ("));
    REASONS.put(Control.VOLUME_TYPES, List.of("restricted volume types ("));
    REASONS.put(Control.PRIVILEGE_ESCALATION, List.of("allowPrivilegeEscalation != false ("));
    REASONS.put(Control.NON_ROOT, List.of("runAsNonRoot != true ("));
    REASONS.put(Control.NON_ROOT_USER, List.of("runAsUser=0 ("));
  }

  private final Map<Standard, String> namespaces = new HashMap<>();

  @Test
  void eachCaseBreaksTheSameControls(Cluster cluster) {
    List<String> different = new ArrayList<>();
    Set<String> refusedOtherwise = new TreeSet<>();
    int judged = 0;
    for (SecurityCase each : SecurityCase.all()) {
      JsonNode pod = each.pod();
      for (Standard standard : standards(cluster)) {
        Optional<Set<Control>> broken = broken(cluster, pod, standard);
        if (broken.isEmpty()) {
          refusedOtherwise.add(each.toString());
          break;
        }
        judged++;
        compare(cluster, pod, standard, broken.get(), different);
      }
    }
    Progress.say("%d verdicts on pods of the standards are compared".formatted(judged));
    assertThat(different).isEmpty();
    assertThat(refusedOtherwise).as("refused before").hasSizeLessThan(5);
  }

  @Test
  void randomCombinationsBreakTheSameControls(Cluster cluster) {
    long seed = Seed.of(PodSecurityIT.class);
    Random random = new Random(seed);
    List<SecurityCase> all = SecurityCase.all();
    List<Standard> standards = standards(cluster);
    List<String> different = new ArrayList<>();
    int judged = 0;
    for (int i = 0; i < MANY; i++) {
      List<SecurityCase> some =
          random.ints(2L + random.nextInt(2), 0, all.size()).mapToObj(all::get).toList();
      JsonNode pod = SecurityCase.pod(some);
      Standard standard = standards.get(random.nextInt(standards.size()));
      Optional<Set<Control>> broken = broken(cluster, pod, standard);
      if (broken.isPresent()) {
        judged++;
        compare(cluster, pod, standard, broken.get(), different);
      }
    }
    Progress.say("%d of %d random pods are compared".formatted(judged, MANY));
    assertThat(different).as("seed %d", seed).isEmpty();
    assertThat(judged).isGreaterThan(MANY / 2);
  }

  private List<Standard> standards(Cluster cluster) {
    int newest = cluster.minor();
    return Stream.of(Level.values())
        .flatMap(
            level ->
                VERSIONS.stream()
                    .filter(minor -> minor <= newest)
                    .map(minor -> new Standard(level, minor)))
        .toList();
  }

  private static void compare(
      Cluster cluster,
      JsonNode pod,
      Standard standard,
      Set<Control> broken,
      List<String> different) {
    Set<Control> ours = SecurityCase.broken(pod, standard);
    if (cluster.minor() < FIRST_WITH_PROC_MOUNTS) {
      ours.remove(Control.PROC_MOUNT);
    }
    if (ours.contains(Control.HOST_NAMESPACES)) {
      // On the host's network each port is one of the host by default.
      ours.remove(Control.HOST_PORTS);
      broken.remove(Control.HOST_PORTS);
    }
    if (!ours.equals(broken)) {
      different.add("%s: %s, not %s: %s".formatted(standard, broken, ours, pod));
    }
  }

  /** What the server says of a pod; empty where it refuses it for something else. */
  private Optional<Set<Control>> broken(Cluster cluster, JsonNode pod, Standard standard) {
    Answer answer = cluster.api().dryRun(namespace(cluster, standard), pod);
    if (answer.done()) {
      return Optional.of(EnumSet.noneOf(Control.class));
    }
    if (!answer.message().contains("violates PodSecurity")) {
      return Optional.empty();
    }
    Set<Control> broken = EnumSet.noneOf(Control.class);
    REASONS.forEach(
        (control, reasons) -> {
          if (reasons.stream().anyMatch(answer.message()::contains)) {
            broken.add(control);
          }
        });
    assertThat(broken).as(answer.message()).isNotEmpty();
    return Optional.of(broken);
  }

  /** One that enforces the standard; the newest of them under the name {@code latest}. */
  private String namespace(Cluster cluster, Standard standard) {
    return namespaces.computeIfAbsent(
        standard,
        missing -> {
          boolean isNewest = standard.minor() == KubernetesVersion.NEWEST.minor();
          String version = isNewest ? "latest" : "v1." + standard.minor();
          return cluster.namespaceWithLabels(
              Map.of(
                  "pod-security.kubernetes.io/enforce",
                  standard.level().toString(),
                  "pod-security.kubernetes.io/enforce-version",
                  version));
        });
  }
}
