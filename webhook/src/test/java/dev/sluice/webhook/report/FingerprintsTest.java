package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.webhook.check.CheckResult;
import org.junit.jupiter.api.Test;

class FingerprintsTest {
  private static final FieldPath CONTAINERS = FieldPath.of("/containers");
  private static final String LISTED =
      """
      apiVersion: g/v1
      kind: K
      containers:
      - {name: a, image: x}
      - {name: b, image: x}
      """;
  private static final String REORDERED =
      """
      # moved down

      apiVersion: g/v1
      kind: K
      containers:
      - {name: b, image: x}
      - {name: new, image: x}
      - {name: a, image: x}
      """;

  @Test
  void movesWithItsListElement() {
    assertThat(fingerprint("f", REORDERED, "n", 2)).isEqualTo(fingerprint("f", LISTED, "n", 0));
    assertThat(fingerprint("f", REORDERED, "n", 0)).isEqualTo(fingerprint("f", LISTED, "n", 1));
  }

  @Test
  void differsForAnotherElement() {
    assertThat(fingerprint("f", LISTED, "n", 0)).isNotEqualTo(fingerprint("f", LISTED, "n", 1));
  }

  @Test
  void differsForAnotherResource() {
    assertThat(fingerprint("f", LISTED, "n", 0)).isNotEqualTo(fingerprint("f", LISTED, "m", 0));
  }

  @Test
  void survivesANewApiVersionAndAnotherFileName() {
    assertThat(fingerprint("g", LISTED.replace("g/v1", "g/v2"), "n", 0))
        .isEqualTo(fingerprint("f", LISTED, "n", 0));
  }

  @Test
  void differsForAnotherGroup() {
    assertThat(fingerprint("f", LISTED.replace("g/v1", "h/v1"), "n", 0))
        .isNotEqualTo(fingerprint("f", LISTED, "n", 0));
  }

  @Test
  void equalOnesOfAFileAreNumbered() {
    Fingerprints fingerprints = new Fingerprints();
    String first = fingerprint(fingerprints, "f", LISTED, "n", 0);
    assertThat(first).endsWith(":1");
    assertThat(fingerprint(fingerprints, "f", LISTED, "n", 0)).isEqualTo(first.replace(":1", ":2"));
    assertThat(fingerprint(fingerprints, "g", LISTED, "n", 0)).isEqualTo(first);
  }

  private static String fingerprint(String source, String text, String name, int index) {
    return fingerprint(new Fingerprints(), source, text, name, index);
  }

  private static String fingerprint(
      Fingerprints fingerprints, String source, String text, String name, int index) {
    FieldPath path = CONTAINERS.index(index).field("image");
    CheckResult.Judged judged =
        ReportSample.one(ReportSample.document(source, text), name, path, "odd")
            .results()
            .getFirst();
    return fingerprints.of(judged, judged.verdict().rulings().getFirst().finding());
  }
}
