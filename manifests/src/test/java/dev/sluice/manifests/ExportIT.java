package dev.sluice.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.manifests.targets.Requests;
import dev.sluice.manifests.targets.Requests.Answer;
import dev.sluice.policies.AdmissionRequest;
import dev.sluice.policies.KitCase;
import dev.sluice.policies.Operation;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.rule.Action;
import dev.sluice.policies.rule.Finding;
import dev.sluice.policies.rule.Origin;
import dev.sluice.testing.Polling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exported policies in a real API server, in namespaces whose resources no Sluice judges. */
@ExtendWith(EndToEnd.class)
class ExportIT {
  private static final String REFUSAL = "ValidatingAdmissionPolicy 'sluice-essentials-";
  private static final String WARNING = REFUSAL + "flinkclusters-warn'";
  private static final Pattern RULE = Pattern.compile("\\(([A-Z]+-[A-Z0-9]+)\\)");
  private static final String SERVED = "/apis/admissionregistration.k8s.io/v1/";

  /** Rules that say there what they say in Sluice, of whatever is new or changed. */
  private static final Set<String> WHOLE =
      Set.of(
          "VVP-030", "SLU-001", "VVP-017", "VVP-018", "SS-1", "VVP-029", "VVP-031", "VVP-073",
          "FC-JM3", "FC-JM4", "FC-TM3", "FC-TM4");

  /**
   * A case of the contract kit as a request.
   *
   * @param path where it is sent to
   * @param object what is sent
   * @param rules by which Sluice refuses it
   * @param isUpdate whether it replaces one that is there
   */
  private record Sent(
      KitCase kit, String path, JsonNode object, Set<String> rules, boolean isUpdate) {
    Answer to(Requests requests) {
      String dryRun = path + "?dryRun=All";
      return isUpdate ? requests.put(dryRun, object) : requests.post(dryRun, object);
    }

    /** Those that surely hold without Sluice; an update that leaves the spec alone is let pass. */
    Set<String> expected() {
      Set<String> expected = new TreeSet<>(rules);
      boolean isSame =
          kit.oldObject().filter(o -> o.path("spec").equals(object.path("spec"))).isPresent();
      expected.retainAll(isSame ? Set.of() : WHOLE);
      return expected;
    }
  }

  /** Of the cases that are about something else; ExportTest has all of them. */
  private static final int OF_THE_OTHERS = 3;

  @Test
  void anApiServerAloneRefusesTheEssentialsAndNothingThatSluiceLetsThrough(Cluster cluster) {
    Requests requests = cluster.requests();
    String namespace = namespace(cluster);
    List<Sent> all = new ArrayList<>();
    KitCase.all()
        .filter(kit -> kit.object().path("apiVersion").asText().contains("/"))
        .filter(kit -> KitCase.BOOK.kinds().of(kit.object()).isPresent())
        .filter(kit -> !kit.data().has("policies"))
        .forEach(
            kit ->
                (kit.oldObject().isPresent()
                        ? update(kit, cluster, requests)
                        : Optional.of(create(kit, namespace)))
                    .ifPresent(all::add));
    apply(cluster);
    try {
      assertRefused(all, requests);
      assertThat(wrong(all, requests)).isEmpty();
    } finally {
      remove(cluster);
    }
  }

  /** Waits for each until it is refused: policies are in force some time after they are there. */
  private static void assertRefused(List<Sent> all, Requests requests) {
    int refused = 0;
    for (Sent sent : all) {
      if (sent.expected().isEmpty()) {
        continue;
      }
      Answer first = sent.to(requests);
      boolean arrives = first.done() || first.message().contains(REFUSAL);
      if (arrives && isWhole(first)) {
        refused++;
        Polling.until(
            sent.kit() + " is refused",
            () -> sent.to(requests).message().contains(REFUSAL),
            () -> sent.object().toString());
      }
    }
    assertThat(refused).isGreaterThan(10);
  }

  /** Whether nothing of it was pruned. */
  private static boolean isWhole(Answer answer) {
    return answer.warnings().stream().noneMatch(warning -> warning.contains("unknown field"));
  }

  /** What is refused for a rule for which Sluice does not refuse it. */
  private static List<String> wrong(List<Sent> all, Requests requests) {
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      Sent sent = all.get(i);
      if (sent.expected().isEmpty() && i % OF_THE_OTHERS != 0) {
        continue;
      }
      Answer answer = sent.to(requests);
      if (answer.message().contains(REFUSAL)) {
        assertThat(answer.code()).isEqualTo(422);
        assertThat(answer.body().path("reason").asText()).isEqualTo("Invalid");
        Set<String> rules =
            RULE.matcher(answer.message())
                .results()
                .map(rule -> rule.group(1))
                .collect(Collectors.toSet());
        if (rules.isEmpty() || !sent.rules().containsAll(rules)) {
          wrong.add(sent.kit() + ": " + answer.message());
        }
      }
    }
    return wrong;
  }

  @Test
  void whatWasWrongBeforeIsInNobodysWay(Cluster cluster) {
    String namespace = namespace(cluster);
    Kubectl kubectl = cluster.kubectl(namespace);
    String old = Manifests.flinkCluster("orders", "app: orders");
    Polling.until( // policies stay in force some time after they are gone
        "nothing is refused", () -> kubectl.given(old, "create", "-f", "-").code() == 0);
    apply(cluster);
    try {
      String worse = Manifests.flinkCluster("orders", "app: orders, component: x");
      Polling.until(
          "what is new is refused",
          () -> kubectl.given(worse, "apply", "--dry-run=server", "-f", "-").code() == 1);
      Kubectl.Run run = kubectl.given(worse, "apply", "-f", "-");
      assertThat(run.err())
          .contains(
              REFUSAL + "flinkclusters-deny' with binding 'sluice-essentials-flinkclusters-deny'",
              "spec.jobManager.podLabels[component]: label \"component\" is reserved by the"
                  + " FlinkCluster operator: its Services select by it, and would have no"
                  + " endpoints; remove it, or choose another key such as"
                  + " \"example.com/component\" (SLU-001)")
          .doesNotContain("podLabels[app]");
      assertDone(kubectl.run("label", "flinkcluster", "orders", "team=orders"));
      assertDone(patch(kubectl, "{\"metadata\":{\"finalizers\":[\"example.com/clean\"]}}"));
      assertDone(patch(kubectl, "{\"spec\":{\"taskManager\":{\"replicas\":2}}}"));
      assertDone(kubectl.run("delete", "flinkcluster", "orders", "--wait=false"));
      assertDone(patch(kubectl, "{\"metadata\":{\"finalizers\":null}}"));
    } finally {
      remove(cluster);
    }
  }

  /** Of what Sluice only warns of they warn, too, and let it pass. */
  @Test
  void aPolicyTurnsRefusalsToWarnings(Cluster cluster) throws IOException {
    Kubectl kubectl = cluster.kubectl(namespace(cluster));
    Path policies = Files.createDirectories(cluster.home().resolve("to-warnings"));
    Files.writeString(
        policies.resolve("warn.yaml"),
        """
        apiVersion: sluice.dev/v1alpha1
        kind: Policy
        metadata: {name: gently}
        spec:
          rules: [{rule: SLU-001, enforcement: Warn}]
        """);
    apply(cluster, "--policies", policies.toString());
    try {
      String reserved = Manifests.flinkCluster("orders", "app: orders");
      Polling.until(
          "it is warned of",
          () -> {
            Kubectl.Run run = kubectl.given(reserved, "create", "--dry-run=server", "-f", "-");
            return run.code() == 0
                && run.err().contains("Warning: Validation failed for " + WARNING)
                && run.err().contains("(SLU-001)");
          },
          () -> kubectl.given(reserved, "create", "--dry-run=server", "-f", "-").text());
    } finally {
      remove(cluster);
    }
  }

  /** Its definition says so itself, before any policy. */
  @Test
  void aTargetStaysAsItIs(Cluster cluster) {
    Kubectl kubectl = cluster.kubectl("default");
    String target =
        """
        apiVersion: sluice.dev/v1alpha1
        kind: DeploymentTarget
        metadata: {name: kept}
        spec: {kubernetes: {}, deploymentPatchSet: [{op: add, path: /spec/image, value: "a:1"}]}
        """;
    assertDone(kubectl.given(target, "create", "-f", "-"));
    apply(cluster);
    try {
      Kubectl.Run changed = kubectl.given(target.replace("a:1", "a:2"), "replace", "-f", "-");
      assertThat(changed.code()).isEqualTo(1);
      assertThat(changed.err()).contains("deployment targets are immutable");
      assertDone(kubectl.run("label", "deploymenttarget", "kept", "team=orders"));
    } finally {
      remove(cluster);
      assertDone(kubectl.run("delete", "deploymenttarget", "kept"));
    }
  }

  private static Kubectl.Run patch(Kubectl kubectl, String patch) {
    return kubectl.run("patch", "flinkcluster", "orders", "--type=merge", "--patch", patch);
  }

  private static void assertDone(Kubectl.Run run) {
    assertThat(run.code()).as(run.text()).isZero();
  }

  /**
   * A namespace in which policies hold that are exported with --opt-in, and no webhook is asked.
   */
  private static String namespace(Cluster cluster) {
    return cluster.namespaceWithLabels(
        Map.of(Webhooks.LABEL, "none", "sluice.dev/admission", "enabled"));
  }

  private static void apply(Cluster cluster, String... options) {
    Stream<String> command = Stream.of("export", "--as", "validatingadmissionpolicy", "--opt-in");
    Kubectl.Run exported =
        SluiceCommand.run(
            cluster.home(), "", Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    assertThat(exported.code()).as(exported.err()).isZero();
    assertDone(cluster.kubectl("default").given(exported.out(), "apply", "-f", "-"));
    for (JsonNode policy : Installation.objects(exported.out())) {
      if (policy.path("kind").asText().equals("ValidatingAdmissionPolicy")) {
        assertThat(policy.at("/metadata/name").asText()).startsWith("sluice-essentials-");
      }
    }
  }

  private static void remove(Cluster cluster) {
    for (String kind :
        List.of("validatingadmissionpolicies", "validatingadmissionpolicybindings")) {
      cluster.api().delete(SERVED + kind + "?labelSelector=app.kubernetes.io/component=essentials");
    }
  }

  private static Sent create(KitCase kit, String namespace) {
    KindProfile kind = KitCase.BOOK.kinds().of(kit.object()).orElseThrow();
    JsonNode object = in(namespace, kit.object(), kind);
    return new Sent(
        kit, path(kind, namespace), object, refusing(kit, object, Optional.empty()), false);
  }

  /** With the object that it replaces in a namespace of its own; empty where that is refused. */
  private static Optional<Sent> update(KitCase kit, Cluster cluster, Requests requests) {
    KindProfile kind = KitCase.BOOK.kinds().of(kit.object()).orElseThrow();
    if (!kind.namespaced()) {
      return Optional.empty();
    }
    String namespace = namespace(cluster);
    Answer old = requests.post(path(kind, namespace), in(namespace, kit.oldObject().get(), kind));
    if (!old.done()) {
      return Optional.empty();
    }
    ObjectNode object = in(namespace, kit.object(), kind);
    object
        .withObject("/metadata")
        .set("resourceVersion", old.body().at("/metadata/resourceVersion"));
    String path = path(kind, namespace) + "/" + object.at("/metadata/name").asText();
    return Optional.of(new Sent(kit, path, object, refusing(kit, object, kit.oldObject()), true));
  }

  private static Set<String> refusing(KitCase kit, JsonNode object, Optional<JsonNode> old) {
    AdmissionRequest request =
        new AdmissionRequest(
            old.isPresent() ? Operation.UPDATE : Operation.CREATE,
            object,
            old,
            object.at("/metadata/namespace").asText(),
            object.at("/metadata/name").asText(),
            Origin.ADMISSION);
    return kit.judge().judge(request).findings(Action.Deny).stream()
        .map(Finding::rule)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static ObjectNode in(String namespace, JsonNode object, KindProfile kind) {
    ObjectNode copy = object.deepCopy();
    ObjectNode metadata = copy.withObject("/metadata");
    metadata.remove(List.of("uid", "resourceVersion", "deletionTimestamp"));
    if (kind.namespaced()) {
      metadata.put("namespace", namespace);
    }
    return copy;
  }

  private static String path(KindProfile kind, String namespace) {
    String in = kind.namespaced() ? "namespaces/" + namespace + "/" : "";
    return "/apis/" + kind.name().apiVersion() + "/" + in + kind.plural();
  }
}
