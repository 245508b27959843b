package dev.sluice.policies.corev1;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References of images, as distribution/reference reads them. */
class ImageReferenceTest {
  private static final String DIGEST = "0123456789abcdef0123456789abcdef";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flink",
        "flink:1.20",
        "flink:1.20-scala_2.12-java17",
        "library/flink",
        "example.com/a/b/c:v1",
        "EXAMPLE.com/a",
        "Example/a",
        "localhost/a",
        "localhost:5000/a:b",
        "10.0.0.1:5000/a",
        "[::1]:5000/a",
        "a__b/c.d/e-f/g---h_i",
        "example.com/a@sha256:" + DIGEST,
        "example.com/a:1@sha256:" + DIGEST,
        "a:" + DIGEST + DIGEST + DIGEST + DIGEST
      })
  void isOne(String image) {
    assertThat(ImageReference.isValid(image)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Flink",
        "flink/A",
        "example.com/A",
        "flink:",
        "flink:-1",
        "flink: 1",
        " flink",
        "flink ",
        "a//b",
        "/a",
        "a/",
        "a___b",
        "a..b",
        "-a/b",
        "http://example.com/a",
        "example.com:port/a",
        "a@sha256:0123",
        "a@" + DIGEST,
        "a:b:c",
        "a:" + DIGEST + DIGEST + DIGEST + DIGEST + "0",
        DIGEST + DIGEST,
        "${IMAGE}"
      })
  void isNone(String image) {
    assertThat(ImageReference.isValid(image)).isFalse();
  }
}
