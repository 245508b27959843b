package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The pod that Flink's native integration builds from a template and its options, in the order of
 * its decorators (reference: Flink native Kubernetes, sections 1 and 2).
 */
public final class NativePod {
  /** The container that runs Flink. */
  public static final String MAIN_CONTAINER = "flink-main-container";

  private static final String SPECULATIVE = "execution.batch.speculative.enabled";

  /** Whether Flink's client mounts a volume for artifacts into the JobManager: from 1.19 on. */
  public enum Artifacts {
    NO,
    /** Where the client's version is not known. A clash is then nothing that is reported. */
    PERHAPS,
    YES
  }

  /**
   * What a pod is built from beside its template.
   *
   * @param options the effective options, best only those that are read
   * @param clusterId the cluster's name; empty where it is not known yet
   * @param isNative whether Flink makes TaskManagers itself; else a Deployment does
   * @param application whether the cluster is there for one job
   * @param artifacts whether there is a volume for artifacts in the JobManager
   * @param claims whether Flink mounts the claims that its options name: from 2.3 on
   * @param taskManagerTemplate whether TaskManagers have a template, which the JobManager mounts
   */
  public record Inputs(
      FlinkConfiguration options,
      String clusterId,
      boolean isNative,
      boolean application,
      Artifacts artifacts,
      boolean claims,
      boolean taskManagerTemplate) {}

  private static final List<String> READ =
      List.of(
          "kubernetes.",
          "containerized.",
          "security.kerberos.",
          "external-resource",
          "user.artifacts.",
          "rest.port",
          "blob.server.port",
          "jobmanager.",
          "taskmanager.",
          "execution.target",
          SPECULATIVE);

  private static final List<String> PULL_POLICIES = List.of("IfNotPresent", "Always", "Never");

  /** What Flink sets in the metadata of each TaskManager. */
  private static final List<String> GENERATED = List.of("name", "ownerReferences");

  private final PodDraft draft;
  private final Inputs in;
  private final FlinkConfiguration options;
  private final ProcessOptions names;
  private final boolean isJobManager;

  /** Whether Flink's own decorators make it, other than TaskManagers of a Deployment. */
  private final boolean isFlinks;

  private final ObjectPart spec;
  private final ObjectPart main;
  private final NativeMounts mounts;

  private NativePod(PodDraft draft, Inputs in) {
    this.draft = draft;
    this.in = in;
    this.options = in.options();
    this.names = ProcessOptions.of(draft.process());
    this.isJobManager = draft.process() == FlinkProcess.JOBMANAGER;
    this.isFlinks = isJobManager || in.isNative();
    this.spec = draft.spec(FlinkPart.POD);
    this.main = MainContainer.take(draft, spec);
    this.mounts = new NativeMounts(spec, main, in);
  }

  /**
   * Builds a pod as Flink does.
   *
   * @param draft what was written of it, which may be nothing
   */
  public static PodDraft build(PodDraft draft, Inputs in) {
    NativePod pod = new NativePod(draft, in);
    pod.metadata();
    pod.pod();
    pod.container();
    pod.environment();
    if (pod.isJobManager) {
      pod.mounts.artifacts();
    }
    pod.secrets();
    pod.mounts.secrets();
    pod.mounts.claims();
    new NativeCommand(pod.draft, pod.main, in).set();
    if (pod.isFlinks && !pod.isJobManager) {
      pod.main.list("env", FlinkPart.POD).add(FlinkPart.JVM_MEMORY);
    }
    pod.mounts.hadoop();
    pod.mounts.kerberos();
    pod.mounts.configuration();
    if (pod.isJobManager) {
      pod.mounts.taskManagerTemplate();
      pod.mounts.userLibraries();
    }
    pod.spec.list("containers", FlinkPart.POD).add(pod.main);
    return pod.draft;
  }

  /** Those of many options that pods are built from, in which each is found fast. */
  public static FlinkConfiguration read(FlinkConfiguration options) {
    return options.among(READ);
  }

  /** The container of Flink in a pod that is still to be built; added where there is none. */
  public static ObjectPart mainContainer(ObjectPart spec, Added origin) {
    return MainContainer.in(spec, origin);
  }

  private void metadata() {
    ObjectPart metadata = draft.metadata(FlinkPart.LABELS);
    ObjectPart labels = metadata.object("labels", FlinkPart.LABELS);
    putAll(labels, names.labels());
    if (!in.clusterId().isEmpty()) {
      labels.set("app", PodDraft.text(in.clusterId(), FlinkPart.LABELS));
    }
    labels.set("type", in.isNative() ? FlinkPart.NATIVE : FlinkPart.STANDALONE);
    labels.set("component", FlinkPart.component(draft.process()));
    List<Entry> annotations = options.map(names.annotations());
    if (!annotations.isEmpty()) {
      put(metadata.object("annotations", FlinkPart.LABELS), annotations);
    }
    if (!isJobManager && isFlinks) {
      generated(metadata);
    }
  }

  /** What Flink sets anew for each TaskManager. */
  private void generated(ObjectPart metadata) {
    for (String field : GENERATED) {
      if (metadata.has(field)) {
        Part written = metadata.get(field);
        String problem = field + " has no effect: Flink sets its own for each TaskManager's pod";
        draft.lose(written, "FLK-029", problem, "remove it");
        metadata.remove(field);
      }
    }
  }

  private void pod() {
    account();
    network();
    restart();
    imagePullSecrets();
    affinity();
    List<Entry> nodes = options.map(names.nodeSelector());
    if (!nodes.isEmpty()) {
      put(spec.object("nodeSelector", FlinkPart.POD), nodes);
    }
    tolerations();
  }

  private void account() {
    Optional<Entry> given = options.get(names.account(), "kubernetes.service-account");
    Part account =
        given
            .map(entry -> PodDraft.text(entry.text(), FlinkPart.of(entry)))
            .or(() -> written("serviceAccount"))
            .or(() -> written("serviceAccountName"))
            .orElse(FlinkPart.DEFAULT_ACCOUNT);
    spec.set("serviceAccount", account);
    spec.set("serviceAccountName", account);
  }

  /** What the template has; a TaskManager of a Deployment does not look at it. */
  private Optional<Part> written(String field) {
    return isFlinks && spec.has(field) ? Optional.of(spec.get(field)) : Optional.empty();
  }

  private void network() {
    if (!isFlinks) {
      return;
    }
    Optional<Entry> option = options.get("kubernetes.hostnetwork.enabled");
    boolean onHost = options.isTrue("kubernetes.hostnetwork.enabled");
    if (!onHost && spec.isTrue("hostNetwork")) {
      Part written = spec.get("hostNetwork");
      String problem = "hostNetwork has no effect: Flink sets it from its options, where it is off";
      String fix = "remove it, or set the option kubernetes.hostnetwork.enabled to true";
      draft.lose(written, "FLK-018", problem, fix);
    }
    Added origin = option.map(FlinkPart::of).orElse(FlinkPart.NETWORK);
    spec.set("hostNetwork", Part.added(BooleanNode.valueOf(onHost), origin));
    if (onHost || !spec.has("dnsPolicy")) {
      String policy = onHost ? "ClusterFirstWithHostNet" : "ClusterFirst";
      spec.set("dnsPolicy", PodDraft.text(policy, origin));
    }
  }

  private void restart() {
    if (isJobManager || !isFlinks) {
      return;
    }
    if (spec.has("restartPolicy") && !spec.text("restartPolicy").equals("Never")) {
      Part written = spec.get("restartPolicy");
      String problem = "restartPolicy has no effect: Flink sets Never for TaskManagers";
      draft.lose(written, "FLK-015", problem, "remove it");
    }
    spec.set("restartPolicy", FlinkPart.NEVER);
  }

  /** Where slow nodes are avoided, Flink sets the node affinity of the TaskManagers it starts. */
  private void affinity() {
    if (isJobManager || !isFlinks || !options.isTrue(SPECULATIVE)) {
      return;
    }
    Part written = spec.get("affinity").get("nodeAffinity");
    if (written.isSet()) {
      String problem =
          "nodeAffinity is lost in new TaskManagers once Flink avoids a slow node ("
              + SPECULATIVE
              + ")";
      draft.lose(written, "FLK-028", problem, "use nodeSelector, which Flink keeps");
    }
  }

  private void imagePullSecrets() {
    options
        .get("kubernetes.container.image.pull-secrets")
        .ifPresent(
            entry -> {
              ListPart list = spec.list("imagePullSecrets", FlinkPart.of(entry));
              OptionText.list(entry.text()).orElse(List.of()).stream()
                  .map(String::trim)
                  .filter(name -> !name.isEmpty())
                  .forEach(name -> list.add(FlinkPart.named(name, entry)));
            });
  }

  private void tolerations() {
    options
        .get(names.tolerations())
        .ifPresent(
            entry -> {
              ListPart list = spec.list("tolerations", FlinkPart.of(entry));
              FlinkPart.maps(entry)
                  .forEach(map -> list.add(FlinkPart.of(toleration(map), entry, "")));
            });
  }

  private static ObjectNode toleration(Map<String, String> map) {
    ObjectNode toleration = JsonNodeFactory.instance.objectNode();
    map.forEach(
        (key, value) -> {
          switch (key.toLowerCase(Locale.ROOT)) {
            case "key" -> toleration.put("key", value);
            case "operator" -> toleration.put("operator", value);
            case "value" -> toleration.put("value", value);
            case "effect" -> toleration.put("effect", value);
            case "tolerationseconds" ->
                OptionText.integer(value).ifPresent(n -> toleration.put("tolerationSeconds", n));
            default -> {} // Flink leaves it out, with a warning in its log
          }
        });
    return toleration;
  }

  private void container() {
    main.set("name", FlinkPart.NAME);
    resolved("image", "kubernetes.container.image.ref", "kubernetes.container.image");
    pullPolicy();
    if (!main.has("imagePullPolicy")) {
      main.set("imagePullPolicy", FlinkPart.PULL_POLICY);
    }
    NativeResources resources = new NativeResources(draft, main, options);
    resources.set();
    if (!isJobManager && isFlinks) {
      resources.external();
    }
    for (AddedPort port : FlinkPorts.added(options, draft.process().word())) {
      main.list("ports", FlinkPart.POD).add(FlinkPart.port(port));
    }
  }

  /** An option that is given counts before what the template has. */
  private void resolved(String field, String... keys) {
    options
        .get(keys)
        .ifPresent(entry -> main.set(field, PodDraft.text(entry.text(), FlinkPart.of(entry))));
  }

  /** The option in any case, in which Flink writes it as Kubernetes does. */
  private void pullPolicy() {
    options
        .get("kubernetes.container.image.pull-policy")
        .ifPresent(
            entry -> {
              String policy = asWritten(entry.text());
              main.set("imagePullPolicy", PodDraft.text(policy, FlinkPart.of(entry)));
            });
  }

  private static String asWritten(String policy) {
    String trimmed = policy.trim();
    for (String known : PULL_POLICIES) {
      if (known.equalsIgnoreCase(trimmed)) {
        return known;
      }
    }
    return policy;
  }

  private void environment() {
    ListPart env = main.list("env", FlinkPart.POD);
    String prefix = names.variables();
    for (Entry entry : isFlinks ? options.below(prefix) : List.<Entry>of()) {
      String name = entry.key().substring(prefix.length());
      if (!name.isEmpty()) {
        env.add(FlinkPart.variable(name, entry));
      }
    }
    if (isFlinks) {
      env.add(isJobManager ? FlinkPart.POD_ADDRESS : FlinkPart.NODE_ID);
    }
    options
        .get("kubernetes.flink.log.dir")
        .ifPresent(entry -> env.add(FlinkPart.variable("FLINK_LOG_DIR", entry)));
  }

  private void secrets() {
    ListPart env = main.list("env", FlinkPart.POD);
    options
        .get("kubernetes.env.secretKeyRef")
        .ifPresent(
            entry ->
                FlinkPart.maps(entry)
                    .forEach(map -> env.add(FlinkPart.secretVariable(map, entry))));
  }

  private void putAll(ObjectPart map, String option) {
    put(map, options.map(option));
  }

  private static void put(ObjectPart map, List<Entry> entries) {
    for (Entry entry : entries) {
      map.set(entry.key(), PodDraft.text(entry.text(), FlinkPart.of(entry)));
    }
  }
}
