package dev.sluice.policies.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.policies.KitCase;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.kind.Installation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.policies.state.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentsTest {

  @Test
  void everyMistakeIsNamedWithWhatToDoInTheOrderOfLines() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Policy
                metadata: {name: team}
                spec:
                  enforcment: Warn
                  match: {kinds: [FlinkDeploymnt]}
                  rules:
                  - {rule: VVP-30}
                  - {rule: "group:port"}
                  - {rule: VVP-030, enforcement: deny, parameters: {extras: [x]}}
                """))
        .containsExactly(
            "spec.enforcment: there is no such field here; remove it or correct its name",
            "spec.match.kinds[0]: no kind \"FlinkDeploymnt\" is known; did you mean"
                + " FlinkDeployment?",
            "spec.rules[0].rule: there is no rule \"VVP-30\"; did you mean VVP-030?",
            "spec.rules[1].rule: there is no group \"port\"; supported values: labels, exclusivity,"
                + " ports, pods-options, operator, kubernetes, references, targets, lint, custom",
            "spec.rules[2].enforcement: unsupported value \"deny\"; did you" + " mean \"Deny\"?",
            "spec.rules[2].parameters.extras: VVP-030 has no parameter \"extras\"; see `sluice"
                + " explain VVP-030`");
  }

  @Test
  void parametersHaveAType() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Policy
                metadata: {name: team}
                spec:
                  rules:
                  - {rule: VVP-030, parameters: {extra: cost-centre}}
                  - {rule: "group:labels", parameters: {extra: [1, ""]}}
                """))
        .containsExactly(
            "spec.rules[0].parameters.extra: must be a list, not a string; set a list",
            "spec.rules[1].parameters.extra[0]: must be a string, not a number; set a string",
            "spec.rules[1].parameters.extra[1]: must not be empty; set a value");
  }

  @Test
  void parametersOfTheCatalogueAreWhatTheirOwnSchemaSays() {
    for (RuleInfo rule : KitCase.BOOK.catalogue().all()) {
      rule.parameters()
          .forEach(
              (name, parameter) -> {
                assertThat(parameter.type()).as(rule.id() + " " + name).isNotBlank();
                assertThat(PolicySchema.of(parameter, FieldPath.ROOT).validate(parameter.value()))
                    .as(rule.id() + " " + name)
                    .isEmpty();
              });
    }
  }

  @Test
  void aPatternIsNoLongerThanAName() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Policy
                metadata: {name: team}
                spec: {match: {namespaces: {include: ["%s"]}, names: ["%s"]}}
                """
                    .formatted("*a".repeat(100_000), "*".repeat(253))))
        .containsExactly(
            "spec.match.namespaces.include[0]: must have at most 253 characters; shorten it");
  }

  @Test
  void aStrangerInThePolicyFolderIsNotSkipped() {
    assertThat(errors("{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}"))
        .containsExactly(
            "v1 ConfigMap is neither a Policy nor a PolicyExemption of sluice.dev/v1alpha1; move it"
                + " out of the policy folder");
  }

  @Test
  void anExemptionNamesRulesOwnerReasonAndEnd() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: PolicyExemption
                metadata: {name: legacy}
                spec: {rules: ["group:ports", "group:port", "SLU-*"], match: {names: [b]}, owner: team-a}
                """))
        .containsExactlyInAnyOrder(
            "spec.reason: the field is missing; add it",
            "spec.expiresAt: the field is missing; add it",
            "spec.rules[1]: there is no group \"port\"; supported values: "
                + String.join(", ", Catalogue.GROUPS),
            "spec.rules[2]: an exemption names rules or groups of rules; name each rule by its id, or"
                + " a group as group:NAME");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tomorrow", "2027-01-31", "2027-01-31 00:00:00Z"})
  void anExemptionEndsAtAnInstant(String text) {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: PolicyExemption
                metadata: {name: legacy}
                spec: {rules: [VVP-030], match: {}, owner: a, reason: b, expiresAt: "%s"}
                """
                    .formatted(text)))
        .containsExactly(
            "spec.expiresAt: must be an instant such as 2027-01-31T00:00:00Z, not \"%s\"; write date, time and zone"
                .formatted(text));
  }

  @Test
  void errorsAreOneLineWhateverIsQuoted() {
    assertThat(
            errors(
                """
                {apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: a},
                 spec: {"a\\nb": 1, rules: [{rule: "VVP\\n", parameters: {x: 1}}]}}
                ---
                {apiVersion: "v1\\r", kind: "Config\\u0085Map"}
                """))
        .containsExactlyInAnyOrder(
            "spec.a b: there is no such field here; remove it or correct its name",
            "spec.rules[0].rule: there is no rule \"VVP \"; see `sluice explain` for what there is",
            "v1  Config Map is neither a Policy nor a PolicyExemption of sluice.dev/v1alpha1; move"
                + " it out of the policy folder");
  }

  @Test
  void whatWasAParameterIsToldAsAFactOfTheInstallation() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Policy
                metadata: {name: team}
                spec:
                  rules:
                  - {rule: FC-V1, parameters: {flinkClusterOperator: google}}
                  - {rule: FD-CONF-1, parameters: {flinkOperator: "1.15", defaultConfiguration: {a: b}}}
                  - {rule: VVP-004, parameters: {namespaces: [flink, shop]}}
                  - {rule: "group:operator", parameters: {vvpOperator: auto}}
                """))
        .containsExactly(
            "spec.rules[0].parameters.flinkClusterOperator: \"flinkClusterOperator\" is not a"
                + " parameter of a rule but a fact about the installation; write it as"
                + " installation: {flinkCluster: {operator: \"google\"}} in spec, beside rules",
            "spec.rules[1].parameters.flinkOperator: \"flinkOperator\" is not a parameter of a rule"
                + " but a fact about the installation; write it as installation: {apache:"
                + " {operator: \"1.15\"}} in spec, beside rules",
            "spec.rules[1].parameters.defaultConfiguration: \"defaultConfiguration\" is not a"
                + " parameter of a rule but a fact about the installation; write it as"
                + " installation: {apache: {defaultConfiguration: …}} in spec, beside rules",
            "spec.rules[2].parameters.namespaces: \"namespaces\" is not a parameter of a rule but a"
                + " fact about the installation; write it as installation: {ververica:"
                + " {watchedNamespaces: [\"flink\",\"shop\"]}} in spec, beside rules",
            "spec.rules[3].parameters.vvpOperator: \"vvpOperator\" is not a parameter of a rule but"
                + " a fact about the installation; remove it: what no policy says is looked for in"
                + " the resource");
  }

  @Test
  void factsOfTheInstallationHaveAShape() {
    assertThat(
            errors(
                """
                apiVersion: sluice.dev/v1alpha1
                kind: Policy
                metadata: {name: team}
                spec:
                  installation:
                    apache: {operator: "1.14"}
                    flinkCluster: {operater: google}
                    ververica: {edition: home}
                """))
        .containsExactlyInAnyOrder(
            "spec.installation.apache.operator: unsupported value \"1.14\"; did you mean \"1.15\"?",
            "spec.installation.flinkCluster.operater: there is no such field here; remove it or"
                + " correct its name",
            "spec.installation.ververica.edition: unsupported value"
                + " \"home\"; supported values: community, enterprise");
  }

  @Test
  void theMostSpecificPolicyThatGivesAFactDecidesIt() {
    Policies policies =
        load("""
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: everywhere}
        spec: {installation: {flinkCluster: {operator: google}, ververica: {operator: v2}}}
        ---
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: team}
        spec:
          match: {namespaces: {include: [team-a]}}
          installation: {flinkCluster: {operator: spotify}}
        """)
            .policies();
    KindProfile kind =
        KitCase.BOOK.kinds().find("flinkoperator.k8s.io/v1beta1", "FlinkCluster").orElseThrow();
    Installation team = policies.settings(kind, "team-a", "orders", State.NONE).installation();
    assertThat(team.operator("flinkCluster")).contains("spotify");
    assertThat(team.ververicaOperator()).contains("v2");
    assertThat(
            policies
                .settings(kind, "team-b", "orders", State.NONE)
                .installation()
                .operator("flinkCluster"))
        .contains("google");
  }

  @Test
  void twoPoliciesOfOneNameAreAnError() {
    String policy =
        "{apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: a}, spec: {}}";
    assertThat(errors(policy + "\n---\n" + policy))
        .containsExactly("metadata.name: a second Policy of that name; rename one of them");
  }

  @Test
  void generationDependsOnContentAndNotOnOrder() {
    String a = "{apiVersion: sluice.dev/v1alpha1, kind: Policy, metadata: {name: a}, spec: {}}";
    String b = a.replace("name: a", "name: b");
    assertThat(load(a + "\n---\n" + b).policies().generation())
        .matches("[0-9a-f]{12}")
        .isEqualTo(load(b + "\n---\n" + a).policies().generation())
        .isNotEqualTo(load(a).policies().generation());
  }

  @Test
  void theBuiltInPolicyIsAValidPolicyDocument() {
    assertThat(errors(DefaultPolicy.document(KitCase.BOOK.catalogue()).toString())).isEmpty();
  }

  private static List<String> errors(String text) {
    return load(text).errors().stream().map(DocumentError::problem).toList();
  }

  private static PolicyDocuments.Loaded load(String text) {
    Documents read = Documents.read("policies.yaml", text);
    assertThat(read.errors()).isEmpty();
    return PolicyDocuments.load(read.documents(), KitCase.BOOK);
  }
}
