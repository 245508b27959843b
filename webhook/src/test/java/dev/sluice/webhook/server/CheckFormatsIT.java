package dev.sluice.webhook.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.webhook.report.SarifSchema;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckFormatsIT {
  @AutoClose private static RunningServer server = new RunningServer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/sarif+json",
        "application/sarif+json, */*",
        "application/json;q=0.5, application/sarif+json;q=0.9",
        "text/html, application/sarif+json"
      })
  void sarifForWhoPrefersIt(String accept) {
    HttpResponse<String> answer = check(accept, "kind: ConfigMap\n");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/sarif+json");
    SarifSchema.run(answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/json",
        "text/html",
        "application/*, application/sarif+json;q=0.1",
        "nonsense"
      })
  void reportForEverybodyElse(String accept) {
    HttpResponse<String> answer = check(accept, "kind: ConfigMap\n");
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).contains("\"kind\": \"Report\"");
  }

  @Test
  void unreadableBodyIsABadRequestInSarifToo() {
    HttpResponse<String> answer = check("application/sarif+json", "a: [");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(
            SarifSchema.run(answer.body())
                .at("/invocations/0/toolExecutionNotifications/0/level")
                .asText())
        .isEqualTo("error");
  }

  private static HttpResponse<String> check(String accept, String body) {
    return server.send(
        server
            .request("/check")
            .header("Accept", accept)
            .POST(BodyPublishers.ofString(body))
            .build());
  }
}
