package dev.sluice.policies.flink.truth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.policies.flink.truth.Classes.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pods of Flink's native Kubernetes integration, built by the classes of one Flink version from
 * effective options and a pod template, on the way that its client and its ResourceManager take.
 *
 * <p>Not taken over: the dynamic properties of a TaskManager's command line, which are the options
 * that differ from the configuration file.
 */
public final class FlinkTruth {
  private static final Path JARS = Path.of("target", "flink");
  private static final Path COMMON = JARS.resolve("all");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<FlinkTruth> ALL = find();

  private static final String KUBERNETES = "kubernetes.";
  private static final String FACTORY = KUBERNETES + "kubeclient.factory.Kubernetes";
  private static final String PARAMETERS = KUBERNETES + "kubeclient.parameters.Kubernetes";
  private static final String OPTIONS = "configuration.";
  private static final String KUBERNETES_OPTIONS =
      KUBERNETES + "configuration.KubernetesConfigOptions";
  private static final String UTILS = KUBERNETES + "utils.KubernetesUtils";
  private static final String MODEL = KUBERNETES + "shaded.io.fabric8.kubernetes.";
  private static final String MAIN = "flink-main-container";

  private final String version;
  private final boolean yaml;
  private final Classes flink;
  private final LocalFiles files;

  private FlinkTruth(String version, boolean yaml, Classes flink) {
    this.version = version;
    this.yaml = yaml;
    this.flink = flink;
    this.files = new LocalFiles();
  }

  /** Each version that the build brings with each file it reads options from, the oldest first. */
  public static List<FlinkTruth> all() {
    return ALL;
  }

  private static List<FlinkTruth> find() {
    return list(JARS).stream()
        .filter(jars -> !jars.equals(COMMON))
        .sorted(Comparator.comparing(jars -> Version.parse(jars.getFileName().toString())))
        .flatMap(FlinkTruth::eachReading)
        .toList();
  }

  /** Up to 1.18 only the old file, from 2.0 on only the new one; in between both. */
  private static Stream<FlinkTruth> eachReading(Path jars) {
    String version = jars.getFileName().toString();
    Classes flink =
        new Classes(Stream.of(jars, COMMON).flatMap(path -> list(path).stream()).toList());
    Stream<Boolean> readings =
        readsEither(version) ? Stream.of(false, true) : Stream.of(!version.startsWith("1."));
    return readings.map(yaml -> new FlinkTruth(version, yaml, flink));
  }

  private static boolean readsEither(String version) {
    return version.startsWith("1.") && !version.startsWith("1.18.");
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For example 1.20.0. */
  public String version() {
    return version;
  }

  /** Whether options come from {@code config.yaml}, or else from {@code flink-conf.yaml}. */
  public boolean yaml() {
    return yaml;
  }

  /**
   * The pod template in the Deployment of the JobManager.
   *
   * @param options effective ones, as written; what names a local file gets one
   * @param template a missing node for none
   */
  public Built jobManager(Map<String, String> options, JsonNode template) {
    return build(
        () -> {
          Object config = deployed(options);
          Object specification =
              flink.call(
                  FACTORY + "JobManagerFactory",
                  "buildKubernetesJobManagerSpecification",
                  pod(template),
                  flink.make(PARAMETERS + "JobManagerParameters", config, cluster(config)));
          return tree(flink.on(specification, "getDeployment")).at("/spec/template");
        });
  }

  /** The pod of a TaskManager; as {@link #jobManager}. */
  public Built taskManager(Map<String, String> options, JsonNode template) {
    return build(
        () -> {
          Object pod =
              flink.call(
                  FACTORY + "TaskManagerFactory",
                  "buildTaskManagerKubernetesPod",
                  pod(template),
                  taskManagerParameters(deployed(options)));
          return tree(flink.on(pod, "getInternalResource"));
        });
  }

  /** A pod as this Flink's Kubernetes client reads and writes it. */
  public JsonNode normal(JsonNode pod) {
    try {
      return tree(model(pod));
    } catch (Refusal e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Object taskManagerParameters(Object config) throws Refusal {
    Object process = process(config);
    Set<String> noBlockedNodes = Set.of();
    return flink.make(
        PARAMETERS + "TaskManagerParameters",
        config,
        flink.on(config, "getValue", option(KUBERNETES_OPTIONS, "CLUSTER_ID")) + "-taskmanager-1-1",
        "",
        flink.call(
            "runtime.util.config.memory.ProcessMemoryUtils", "generateJvmParametersStr", process),
        flink.call(
            "runtime.clusterframework.ContaineredTaskManagerParameters", "create", config, process),
        flink.call(
            "runtime.externalresource.ExternalResourceUtils",
            "getExternalResourceConfigurationKeys",
            config,
            "kubernetes.config-key"),
        noBlockedNodes);
  }

  /** A TaskManager's CPU and memory, as the ResourceManager asks for by default. */
  private Object process(Object config) throws Refusal {
    Object factory =
        flink.constant(KUBERNETES + "entrypoint.KubernetesWorkerResourceSpecFactory", "INSTANCE");
    return flink.call(
        "runtime.clusterframework.TaskExecutorProcessUtils",
        "processSpecFromWorkerResourceSpec",
        config,
        flink.on(factory, "createDefaultWorkerResourceSpec", config));
  }

  private Object cluster(Object config) throws Refusal {
    Object factory = flink.make(KUBERNETES + "KubernetesClusterClientFactory");
    return flink.on(factory, "getClusterSpecification", config);
  }

  /** The options as the client changes them before it deploys. */
  private Object deployed(Map<String, String> options) throws Refusal {
    Map<String, String> all = new TreeMap<>(options);
    all.put("$internal.deployment.config-dir", files.configurationFolder());
    all.put("kubernetes.internal.jobmanager.entrypoint.class", "Main");
    all.putIfAbsent("execution.target", "kubernetes-application");
    files.replaceIn(all);
    Object config = flink.call(OPTIONS + "Configuration", "fromMap", all);
    fix(config, OPTIONS + "BlobServerOptions", "PORT", 6124);
    fix(config, OPTIONS + "TaskManagerOptions", "RPC_PORT", 6122);
    fix(config, OPTIONS + "RestOptions", "BIND_PORT", 8081);
    if ((boolean)
        flink.call(
            "runtime.jobmanager.HighAvailabilityMode", "isHighAvailabilityModeActivated", config)) {
      Object rpc = flink.on(config, "get", option(OPTIONS + "JobManagerOptions", "PORT"));
      fix(config, OPTIONS + "HighAvailabilityOptions", "HA_JOB_MANAGER_PORT_RANGE", rpc);
    }
    return config;
  }

  private void fix(Object config, String type, String name, Object port) throws Refusal {
    flink.call(UTILS, "checkAndUpdatePortConfigOption", config, option(type, name), port);
  }

  private Object option(String type, String name) {
    return flink.constant(type, name);
  }

  /** A template as Flink loads it: its main container is taken out. */
  private Object pod(JsonNode template) throws Refusal {
    if (template.isMissingNode()) {
      return flink.on(flink.make(KUBERNETES + "kubeclient.FlinkPod$Builder"), "build");
    }
    Object pod = flink.make(KUBERNETES + "kubeclient.resources.KubernetesPod", model(template));
    Object client =
        Proxy.newProxyInstance(
            flink.loader(),
            new Class<?>[] {flink.type(KUBERNETES + "kubeclient.FlinkKubeClient")},
            (self, method, arguments) -> pod);
    return flink.call(UTILS, "loadPodFromTemplateFile", client, files.file("template.yaml"), MAIN);
  }

  private Object model(JsonNode pod) throws Refusal {
    return flink.call(
        MODEL + "client.utils.Serialization",
        "unmarshal",
        pod.toString(),
        flink.type(MODEL + "api.model.Pod"));
  }

  private JsonNode tree(Object model) throws Refusal {
    Object text = flink.call(MODEL + "client.utils.Serialization", "asJson", model);
    try {
      return JSON.readTree((String) text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Built build(Building building) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(flink.loader());
    try {
      if (readsEither(version)) {
        flink.call(OPTIONS + "GlobalConfiguration", "setStandardYaml", yaml);
      }
      return new Built.Pod(building.tree());
    } catch (Refusal e) {
      return new Built.Refused(e.getCause());
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Override
  public String toString() {
    return "Flink " + version + (yaml ? "" : " with flink-conf.yaml");
  }

  private interface Building {
    JsonNode tree() throws Refusal;
  }
}
