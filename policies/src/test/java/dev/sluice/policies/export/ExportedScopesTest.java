package dev.sluice.policies.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.Judge;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.Documents;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.policy.PolicyDocuments;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Origin;
import dev.sluice.policies.state.KnownObjects;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who decides, and about what, in an API server as in Sluice. */
class ExportedScopesTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Pattern RULE = Pattern.compile("\\(([A-Z]+-[A-Z0-9]+)\\)");
  private static final Set<String> EXPORTED = Set.of("VVP-030", "VVP-031", "FLK-013", "POD-120");

  private static final List<JsonNode> NAMESPACES =
      trees(
          """
          {apiVersion: v1, kind: Namespace, metadata: {name: team-a}}
          ---
          {apiVersion: v1, kind: Namespace, metadata: {name: team-a-sandbox, labels: {tier: production}}}
          ---
          {apiVersion: v1, kind: Namespace, metadata: {name: shop, labels: {tier: production, team: x}}}
          ---
          apiVersion: v1
          kind: Namespace
          metadata: {name: other, labels: {tier: production, team: x, stage: canary}}
          """);

  private static final List<JsonNode> RESOURCES =
      trees(
          """
          apiVersion: ververica.platform/v1
          kind: VvpDeployment
          metadata: {}
          spec:
            deployment:
              spec:
                deploymentTargetName: jobs
                template:
                  spec:
                    artifact: {kind: JAR, jarUri: "s3://a/b.jar"}
                    kubernetes:
                      labels: {app: mine, cost-centre: "1"}
                      pods: {labels: {team: a}}
                      jobManagerPodTemplate: {spec: {containers: [{name: a, ports: [{name: x, containerPort: 1}, {name: x, containerPort: 2}]}]}}
          ---
          apiVersion: flink.apache.org/v1beta1
          kind: FlinkDeployment
          metadata: {}
          spec:
            podTemplate:
              metadata: {labels: {component: mine}}
              spec: {containers: [{name: a, ports: [{name: x, containerPort: 1}, {name: x, containerPort: 2}]}]}
          """);

  private static final String POLICIES =
      """
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: teams}
      spec:
        match: {kinds: [VvpDeployment], namespaces: {include: ["team-*", "s*o*"], exclude: ["*-sandbox"]}}
        rules:
        - {rule: VVP-030, enforcement: Deny, parameters: {extra: [cost-centre]}}
        - {rule: "group:ports", enforcement: Audit}
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: production}
      spec:
        match:
          namespaceSelector:
            matchLabels: {tier: production}
            matchExpressions:
            - {key: team, operator: Exists}
            - {key: stage, operator: NotIn, values: [canary, preview]}
        rules:
        - {rule: FLK-013, enforcement: Deny}
        - {rule: VVP-030, enforcement: Warn}
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: Policy
      metadata: {name: for-all}
      spec:
        rules:
        - {rule: VVP-031, enforcement: Warn}
        - {rule: FLK-013, enforcement: "Off"}
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: PolicyExemption
      metadata: {name: legacy}
      spec:
        rules: [VVP-030, "group:exclusivity"]
        match: {names: ["orders-*-old", plain], namespaces: {include: [team-a, other]}}
        owner: team-a
        reason: renamed with the next release
        expiresAt: "2027-01-31T00:00:00Z"
      ---
      apiVersion: sluice.dev/v1alpha1
      kind: PolicyExemption
      metadata: {name: over}
      spec: {rules: [POD-120], owner: a, reason: b, match: {names: [plain]}, expiresAt: "2026-01-31T00:00:00Z"}
      """;

  @Test
  void theSameDecisionsAreMadeOfEachResourceInEachNamespace() {
    PolicyDocuments.Loaded loaded =
        PolicyDocuments.load(Documents.read("policies.yaml", POLICIES).documents(), KitCase.BOOK);
    assertThat(loaded.errors()).isEmpty();
    Policies policies = loaded.policies();
    State state = new KnownObjects(NAMESPACES);
    Judge judge = new Judge(KitCase.BOOK, policies, InstantSource.fixed(NOW), () -> state);
    ExportedPolicies exported = new ExportedPolicies(policies, NOW);
    for (JsonNode resource : RESOURCES) {
      for (String namespace : List.of("team-a", "team-a-sandbox", "shop", "other")) {
        for (String name : List.of("plain", "orders-x-old", "orders-old")) {
          AdmissionRequest request = request(resource, namespace, name);
          for (Action action : List.of(Action.Deny, Action.Warn, Action.Audit)) {
            Set<String> found =
                judge.judge(request).findings(action).stream()
                    .map(Finding::rule)
                    .filter(EXPORTED::contains)
                    .collect(Collectors.toCollection(TreeSet::new));
            List<String> said = exported.said(action, request, state);
            assertThat(rules(said)).as(request + " " + action + " " + said).isEqualTo(found);
          }
        }
      }
    }
  }

  private static Set<String> rules(List<String> said) {
    return said.stream()
        .flatMap(lines -> RULE.matcher(lines).results())
        .map(rule -> rule.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static AdmissionRequest request(JsonNode resource, String namespace, String name) {
    ObjectNode object = resource.deepCopy();
    object.withObjectProperty("metadata").put("name", name).put("namespace", namespace);
    return new AdmissionRequest(
        Operation.CREATE, object, Optional.empty(), namespace, name, Origin.ADMISSION);
  }

  private static List<JsonNode> trees(String yaml) {
    return Documents.read("test.yaml", yaml).documents().stream().map(Document::tree).toList();
  }
}
