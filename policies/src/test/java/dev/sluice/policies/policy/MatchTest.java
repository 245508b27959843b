package dev.sluice.policies.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.state.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchTest {
  @ParameterizedTest
  @CsvSource({
    "a, a, true",
    "a, ab, false",
    "a*, ab, true",
    "*a, ba, true",
    "*a, ab, false",
    "a*a, a, false",
    "a*a, aa, true",
    "*, '', true",
    "**, ab, true",
    "a*b*c, abbc, true",
    "a*b*c, acb, false",
    "a*bc*bc, abcbcbc, true",
    "*ab*ab*, aab, false",
    "a.c, abc, false",
    "a*c, 'a\nc', true",
  })
  void starsStandForAnyText(String pattern, String name, boolean matches) {
    assertThat(matches(pattern, name)).isEqualTo(matches);
  }

  @Test
  @Timeout(10)
  void manyStarsTakeNoLonger() {
    assertThat(matches("a*".repeat(60) + "b", "a".repeat(253))).isFalse();
  }

  private static boolean matches(String pattern, String name) {
    ObjectNode match = JsonNodeFactory.instance.objectNode();
    match.putArray("names").add(pattern);
    return Match.of(match)
        .matches(new KindName("v1", "Pod"), new NamespaceLabels("default", State.NONE), name);
  }
}
