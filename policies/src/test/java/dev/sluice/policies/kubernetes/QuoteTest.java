package dev.sluice.policies.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {
  @ParameterizedTest
  @CsvSource({
    "http://user:S3CRET@repo.example.com/x y.jar, http://…@repo.example.com/x y.jar",
    "s3://S3CRET@bucket/a, s3://…@bucket/a",
    "https://repo.example.com/a@b.jar, https://repo.example.com/a@b.jar",
    "local:///opt/a@b, local:///opt/a@b",
  })
  void userAndPasswordOfAUriAreNotShown(String uri, String shown) {
    assertThat(Quote.string(uri)).isEqualTo('"' + shown + '"');
  }

  @ParameterizedTest
  @CsvSource({"64", "1000"})
  void norAreTheyWhereTheUriIsLong(int length) {
    String uri = "http://user:" + "S".repeat(length) + "@repo.example.com/a.jar";
    assertThat(Quote.string(uri)).isEqualTo("\"http://…@repo.example.com/a.jar\"");
  }
}
