package dev.sluice.webhook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.webhook.cli.CommandRun.Given;
import dev.sluice.webhook.report.Golden;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExportCommandTest {
  private static final Given GIVEN = Given.directory(Golden.FOLDER);
  private static final String[] EXPORT = {"export", "--as", "validatingadmissionpolicy"};

  @Test
  void theBuiltInPolicyIsExportedWhole() throws IOException {
    CommandRun run = GIVEN.run(EXPORT);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).startsWith("Not exported, since CEL in an API server knows neither");
    Golden.assertIsAsIn("export/built-in.yaml", run.out());
  }

  @Test
  void scopesAndExemptionsAreConditions() throws IOException {
    CommandRun run = GIVEN.variable("SLUICE_POLICIES", "export/policies").run(EXPORT);
    assertThat(run.exitCode()).isZero();
    Golden.assertIsAsIn("export/scoped.yaml", of(run.out(), "vvpdeployments", "flinkclusters"));
    assertThat(run.out())
        .contains("# exemption legacy-orders of team-a ends on 2027-01-31; export again afterwards")
        .doesNotContain("exemption over");
  }

  @Test
  void eachPolicyHasABindingOfItsName() {
    List<JsonNode> objects = objects(GIVEN.run(EXPORT).out());
    for (int i = 0; i < objects.size(); i += 2) {
      JsonNode policy = objects.get(i);
      JsonNode binding = objects.get(i + 1);
      String name = policy.at("/metadata/name").asText();
      assertThat(policy.path("kind").asText()).isEqualTo("ValidatingAdmissionPolicy");
      assertThat(policy.at("/spec/failurePolicy").asText()).isEqualTo("Ignore");
      assertThat(policy.at("/spec/validations").findValuesAsText("message"))
          .allMatch(message -> message.matches("spec\\S*: .+ \\([A-Z]+-[A-Z0-9]+\\)"));
      assertThat(binding.at("/metadata/name").asText()).isEqualTo(name);
      assertThat(binding.at("/spec/policyName").asText()).isEqualTo(name);
      assertThat(name)
          .endsWith(binding.at("/spec/validationActions/0").asText().toLowerCase(Locale.ROOT));
    }
    assertThat(objects).hasSizeGreaterThan(20).doesNotHaveDuplicates();
  }

  @Test
  void withOptInOnlyNamespacesThatChooseToAreMeant() {
    for (JsonNode object : objects(GIVEN.variable("SLUICE_OPT_IN", "true").run(EXPORT).out())) {
      JsonNode constraints = object.at("/spec/matchConstraints");
      if (constraints.at("/resourceRules/0/scope").asText().equals("Namespaced")) {
        assertThat(constraints.at("/namespaceSelector/matchExpressions").toString())
            .contains(
                "{\"key\":\"sluice.dev/admission\",\"operator\":\"In\",\"values\":[\"enabled\"]}");
      }
    }
  }

  @Test
  void policiesThatCannotBeAppliedAreNotExported() {
    CommandRun run = GIVEN.variable("SLUICE_POLICIES", "nowhere").run(EXPORT);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .endsWith("Nothing was exported, since these policies cannot be applied.\n");
  }

  @Test
  void theFormHasToBeNamed() {
    assertThat(GIVEN.run("export").exitCode()).isEqualTo(2);
    assertThat(GIVEN.run("export", "--as", "rego").err()).contains("validatingadmissionpolicy");
  }

  /** The documents on some kinds. */
  private static String of(String yaml, String... plurals) {
    return Stream.of(yaml.split("---\n"))
        .filter(one -> Stream.of(plurals).anyMatch(kind -> one.contains("-" + kind + "-")))
        .collect(Collectors.joining("---\n"));
  }

  private static List<JsonNode> objects(String yaml) {
    Documents read = Documents.read("exported.yaml", yaml);
    assertThat(read.errors()).isEmpty();
    return read.documents().stream().map(Document::tree).toList();
  }
}
