package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SuggestionTest {
  private static final List<String> KEYS = List.of("labels", "pods", "taskManagerPodTemplate");

  @Test
  void aSlipIsCorrectedWhateverItsCase() {
    assertThat(Suggestion.nearest("taskmanagerPodTemplate", KEYS))
        .contains("taskManagerPodTemplate");
    assertThat(Suggestion.nearest("label", KEYS)).contains("labels");
  }

  @Test
  void anotherWordIsNotTakenForASlip() {
    assertThat(Suggestion.nearest("affinity", KEYS)).isEmpty();
    assertThat(Suggestion.nearest("", KEYS)).isEmpty();
  }
}
