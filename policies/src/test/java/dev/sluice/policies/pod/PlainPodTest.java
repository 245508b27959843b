package dev.sluice.policies.pod;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.KitPods;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.render.Workload;
import dev.sluice.policies.rule.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fragments of the kit as pods and templates of their own, without what Flink adds. */
class PlainPodTest {

  static Stream<KitPods> fragments() {
    return KitPods.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fragments")
  void fragmentIsJudgedAsItsRowSays(KitPods kit) {
    for (Workload workload : List.of(Workload.POD, Workload.DEPLOYMENT)) {
      boolean holds =
          kit.only().isEmpty() || kit.only().equals("Pod") == (workload == Workload.POD);
      List<String> rows = rows(kit.failing(), workload, kit);
      if (holds) {
        assertThat(rows).as("%s as %s", kit, workload).contains(kit.row());
      } else {
        assertThat(rows).as("%s as %s", kit, workload).doesNotContain(kit.row());
      }
      assertThat(rows(kit.passing(), workload, kit)).as("%s", kit).doesNotContain(kit.row());
    }
  }

  private static List<String> rows(JsonNode pod, Workload workload, KitPods kit) {
    KubernetesVersion version =
        KubernetesVersion.of(kit.kubernetes()).orElse(KubernetesVersion.NEWEST);
    return PlainPod.judge(pod, workload, version).stream().map(Finding::rule).toList();
  }
}
