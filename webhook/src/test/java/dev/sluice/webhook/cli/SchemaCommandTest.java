package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaCommandTest {
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  @Test
  void aReportIsAsItsSchemaSays() {
    Given given = Given.directory(Golden.FOLDER);
    for (String[] check :
        List.of(
            new String[] {"check", "k8s", "missing.yaml", "--policies", "policies"},
            new String[] {"check", "k8s"})) {
      CommandRun run = given.variable("SLUICE_OUTPUT", "json").run(check);
      assertThat(schema("report").validate(run.out(), InputFormat.JSON)).isEmpty();
    }
  }

  static Stream<Path> policies() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("../manifests/policies"))) {
      return files.filter(file -> file.endsWith("policy.yaml")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("policies")
  void policiesThatComeWithSluiceAreAsTheSchemaSays(Path file) throws IOException {
    for (Document policy : Documents.read("policy.yaml", Files.readString(file)).documents()) {
      assertThat(schema("policy").validate(policy.tree())).isEmpty();
    }
  }

  @Test
  void thePoliciesOfTheContractKitAreAsTheSchemaSays() {
    Schema schema = schema("policy");
    for (KitCase kit : KitCase.all().toList()) {
      for (JsonNode policy : kit.data().path("policies")) {
        assertThat(schema.validate(policy)).as(kit.toString()).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"policy", "report"})
  void theSchemaItselfIsOne(String of) {
    Schema meta =
        REGISTRY.getSchema(
            com.networknt.schema.SchemaLocation.of(
                SpecificationVersion.DRAFT_2020_12.getDialectId()));
    assertThat(meta.validate(run(of), InputFormat.JSON)).isEmpty();
  }

  private static Schema schema(String of) {
    return REGISTRY.getSchema(run(of), InputFormat.JSON);
  }

  private static String run(String of) {
    CommandRun run = Given.directory(Path.of("")).run("schema", of);
    assertThat(run.exitCode()).isZero();
    return run.out();
  }
}
