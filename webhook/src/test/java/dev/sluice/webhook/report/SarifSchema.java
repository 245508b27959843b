package dev.sluice.webhook.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.webhook.TestFiles;

/** What SARIF 2.1.0 asks of a log: its required members, and the rules that no schema can say. */
public final class SarifSchema {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              TestFiles.text(TestFiles.resource("sarif-2.1.0.schema.json")), InputFormat.JSON);

  private SarifSchema() {}

  /** Reads a log that must be valid; its one run. */
  public static JsonNode run(String text) {
    try {
      JsonNode log = new ObjectMapper().readTree(text);
      assertThat(SCHEMA.validate(log)).isEmpty();
      JsonNode run = log.path("runs").path(0);
      run.path("results").forEach(result -> assertRefersToItsRule(run, result));
      return run;
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static void assertRefersToItsRule(JsonNode run, JsonNode result) {
    assertThat(run.at("/tool/driver/rules").path(result.path("ruleIndex").asInt()).path("id"))
        .isEqualTo(result.path("ruleId"));
  }
}
