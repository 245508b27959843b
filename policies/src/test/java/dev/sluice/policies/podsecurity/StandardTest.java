package dev.sluice.policies.podsecurity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What breaks the standards, in every version of them. */
class StandardTest {
  private static final int NEWEST = 36;

  static List<SecurityCase> cases() {
    return SecurityCase.all();
  }

  private static List<Standard> standards() {
    return Arrays.stream(Level.values())
        .flatMap(
            level -> IntStream.rangeClosed(0, NEWEST).mapToObj(minor -> new Standard(level, minor)))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void podBreaksTheStandardsThatItsCaseNames(SecurityCase each) {
    JsonNode pod = each.pod();
    for (Standard standard : standards()) {
      assertThat(SecurityCase.broken(pod, standard).contains(each.control()))
          .as("%s under %s: %s", each.control(), standard, pod)
          .isEqualTo(each.isBroken(standard));
    }
  }

  @Test
  void baseBreaksNothing() {
    JsonNode base = SecurityCase.pod(List.of());
    assertThat(standards()).allMatch(standard -> SecurityCase.broken(base, standard).isEmpty());
  }

  @ParameterizedTest
  @EnumSource(Control.class)
  void everyControlHasCasesThatFailAndPass(Control control) {
    List<SecurityCase> own =
        SecurityCase.all().stream().filter(each -> each.control() == control).toList();
    assertThat(own).anyMatch(SecurityCase::isFailing).anyMatch(each -> !each.isFailing());
  }

  @Test
  void containersOfAllSortsAreLookedAt() {
    ObjectNode container = JsonNodeFactory.instance.objectNode().put("name", "c");
    for (String list : List.of("containers", "initContainers", "ephemeralContainers")) {
      ObjectNode pod = (ObjectNode) SecurityCase.pod(List.of());
      ((ObjectNode) pod.get("spec")).withArray(list).add(container);
      assertThat(SecurityCase.broken(pod, new Standard(Level.RESTRICTED, NEWEST)))
          .containsExactlyInAnyOrder(Control.CAPABILITIES, Control.PRIVILEGE_ESCALATION);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "baseline, , BASELINE, 36",
    "restricted, latest, RESTRICTED, 36",
    "restricted, v1.31, RESTRICTED, 31",
    "restricted, v1.99, RESTRICTED, 36",
    "privileged, v1.0, PRIVILEGED, 0",
    "Restricted, v1.031, RESTRICTED, 36",
    "strict, v1.25, RESTRICTED, 25",
    "baseline, v1.x, BASELINE, 36",
    "baseline, 1.31, BASELINE, 36"
  })
  void labelsAreReadAsTheApiServerReadsThem(String label, String version, Level level, int minor) {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    labels.put("pod-security.kubernetes.io/enforce", label);
    labels.put("pod-security.kubernetes.io/enforce-version", version);
    NamespacePolicy policy = NamespacePolicy.of(labels, NEWEST);
    assertThat(policy.enforce()).contains(new Standard(level, minor));
    assertThat(policy.warn()).isEmpty();
  }

  @Test
  void levelThatThereIsNotTellsNobody() {
    ObjectNode labels = JsonNodeFactory.instance.objectNode();
    labels.put("pod-security.kubernetes.io/warn", "strict");
    assertThat(NamespacePolicy.of(labels, NEWEST).warn().map(Standard::level))
        .contains(Level.PRIVILEGED);
    assertThat(NamespacePolicy.of(labels, NEWEST).enforce()).isEqualTo(Optional.empty());
  }
}
