package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.NativePod.Artifacts;
import dev.sluice.policies.flink.NativePod.Inputs;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import java.util.Optional;

/** The volumes that Flink adds to a pod, and where it mounts them. */
final class NativeMounts {
  private static final String FLINK = "Flink";
  private static final String HADOOP = "/opt/hadoop/conf";
  private static final String CLAIMS = "kubernetes.persistent-volume-claims";
  private static final String TEMPLATE = "taskmanager-pod-template.yaml";
  private static final Added CONFIGURATION = Added.of(FLINK, "its configuration", "FLK-006");

  private static final Part ARTIFACTS = artifactsVolume("FLK-007");
  private static final Part PERHAPS_ARTIFACTS = artifactsVolume("");
  private static final Part MOUNTED_ARTIFACTS = artifactsMount("FLK-009");
  private static final Part MOUNTED_PERHAPS = artifactsMount("");
  private static final Part MOUNTED_CONFIGURATION =
      mounted(
          "flink-config-volume",
          "/opt/flink/conf",
          Added.of(FLINK, "its configuration", "FLK-008"));
  private static final String TEMPLATE_REASON =
      "the template of TaskManagers, which the JobManager makes";
  private static final Part MOUNTED_TEMPLATE =
      mounted(
          "pod-template-volume",
          "/opt/flink/pod-template",
          Added.of(FLINK, TEMPLATE_REASON, "FLK-010"));

  private final ObjectPart spec;
  private final ObjectPart main;
  private final Inputs in;
  private final FlinkConfiguration options;

  NativeMounts(ObjectPart spec, ObjectPart main, Inputs in) {
    this.spec = spec;
    this.main = main;
    this.in = in;
    this.options = in.options();
  }

  private static Part artifactsVolume(String row) {
    ObjectNode volume = named("user-artifacts-volume");
    volume.putObject("emptyDir");
    return Part.added(volume, Added.of(FLINK, "artifacts that it fetches", row));
  }

  private static Part artifactsMount(String row) {
    return mounted(
        "user-artifacts-volume",
        "/opt/flink/artifacts",
        Added.of(FLINK, "artifacts that it fetches", row));
  }

  /** The Secrets of {@code kubernetes.secrets}. */
  void secrets() {
    for (Entry secret : options.map("kubernetes.secrets")) {
      String volume = secret.key() + "-volume";
      ObjectNode source = JsonNodeFactory.instance.objectNode().put("secretName", secret.key());
      Added origin = FlinkPart.of(secret);
      volume(
          volume,
          "secret",
          source,
          new Added(origin.by(), "kubernetes.secrets", "FLK-035", origin.from()));
      mount(
          volume,
          secret.text(),
          new Added(origin.by(), "kubernetes.secrets", "FLK-034", origin.from()));
    }
  }

  /** The claims of {@code kubernetes.persistent-volume-claims}. */
  void claims() {
    if (!in.claims()) {
      return;
    }
    boolean readOnly = options.isTrue("kubernetes.persistent-volume-claim-read-only");
    for (Entry claim : options.map(CLAIMS)) {
      String volume = claim.key().replace('.', '-') + "-pvc";
      ObjectNode source =
          JsonNodeFactory.instance
              .objectNode()
              .put("claimName", claim.key())
              .put("readOnly", readOnly);
      Added origin = FlinkPart.of(claim);
      volume(
          volume,
          "persistentVolumeClaim",
          source,
          new Added(origin.by(), CLAIMS, "FLK-006", origin.from()));
      ObjectNode mount = named(volume).put("mountPath", claim.text()).put("readOnly", readOnly);
      main.list("volumeMounts", FlinkPart.POD)
          .add(Part.added(mount, new Added(origin.by(), CLAIMS, "FLK-010", origin.from())));
    }
  }

  void hadoop() {
    Optional<Entry> map = filled("kubernetes.hadoop.conf.config-map.name");
    if (map.isEmpty() || isOff("kubernetes.decorator.hadoop-conf-mount.enabled")) {
      return;
    }
    Entry entry = map.get();
    volume(
        "hadoop-config-volume",
        "configMap",
        named(entry.text().trim()),
        FlinkPart.of(entry, "FLK-006"));
    mount("hadoop-config-volume", HADOOP, FlinkPart.of(entry, "FLK-010"));
    ObjectNode variable = named("HADOOP_CONF_DIR").put("value", HADOOP);
    main.list("env", FlinkPart.POD).add(FlinkPart.of(variable, entry, "FLK-022"));
  }

  void kerberos() {
    if (isOff("kubernetes.decorator.kerberos-mount.enabled")) {
      return;
    }
    Optional<Entry> keytab = filled("security.kerberos.login.keytab");
    if (keytab.isPresent() && filled("security.kerberos.login.principal").isPresent()) {
      ObjectNode source =
          JsonNodeFactory.instance.objectNode().put("secretName", of("kerberos-keytab-"));
      volume("kerberos-keytab-volume", "secret", source, FlinkPart.made(keytab.get(), "FLK-006"));
      mount(
          "kerberos-keytab-volume",
          "/opt/kerberos/kerberos-keytab",
          FlinkPart.made(keytab.get(), "FLK-010"));
    }
    filled("security.kerberos.krb5-conf.path")
        .ifPresent(
            entry -> {
              String file = entry.text().substring(entry.text().lastIndexOf('/') + 1);
              volume(
                  "kerberos-krb5conf-volume",
                  "configMap",
                  withItem(of("kerberos-krb5conf-"), file, "krb5.conf"),
                  FlinkPart.made(entry, "FLK-006"));
              mount(
                  "kerberos-krb5conf-volume",
                  "/etc/krb5.conf",
                  FlinkPart.made(entry, "FLK-010"),
                  "krb5.conf");
            });
  }

  void configuration() {
    volume("flink-config-volume", "configMap", named(of("flink-config-")), CONFIGURATION);
    atOption(MOUNTED_CONFIGURATION, "kubernetes.flink.conf.dir");
  }

  /** The template of TaskManagers, which the JobManager makes. */
  void taskManagerTemplate() {
    if (in.taskManagerTemplate()) {
      volume(
          "pod-template-volume",
          "configMap",
          withItem(of("pod-template-"), TEMPLATE, TEMPLATE),
          Added.of(FLINK, TEMPLATE_REASON, "FLK-007"));
      main.list("volumeMounts", FlinkPart.POD).add(MOUNTED_TEMPLATE);
    }
  }

  /** The jars of the job, in standalone mode. */
  void userLibraries() {
    if (!in.isNative() && in.application()) {
      Added origin = Added.of("the operator", "the jars of the job", "FLK-007");
      volume("user-lib-dir", "emptyDir", JsonNodeFactory.instance.objectNode(), origin);
      mount(
          "user-lib-dir",
          "/opt/flink/usrlib",
          Added.of("the operator", "the jars of the job", "FLK-010"));
    }
  }

  void artifacts() {
    if (in.artifacts() != Artifacts.NO) {
      boolean isCertain = in.artifacts() == Artifacts.YES;
      spec.list("volumes", FlinkPart.POD).add(isCertain ? ARTIFACTS : PERHAPS_ARTIFACTS);
      atOption(isCertain ? MOUNTED_ARTIFACTS : MOUNTED_PERHAPS, "user.artifacts.base-dir");
    }
  }

  private Optional<Entry> filled(String option) {
    return options.get(option).filter(entry -> !entry.text().isBlank());
  }

  /** A ConfigMap of which one key becomes a file. */
  private static ObjectNode withItem(String name, String key, String file) {
    ObjectNode map = named(name);
    map.putArray("items").addObject().put("key", key).put("path", file);
    return map;
  }

  private boolean isOff(String option) {
    return options
        .get(option)
        .flatMap(e -> OptionText.bool(e.text()))
        .filter(on -> !on)
        .isPresent();
  }

  private String of(String prefix) {
    return prefix + (in.clusterId().isEmpty() ? "<cluster-id>" : in.clusterId());
  }

  private static ObjectNode named(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name);
  }

  /** A mount that an option moves to another path. */
  private void atOption(Part standard, String option) {
    Optional<Entry> entry = options.get(option);
    if (entry.isEmpty()) {
      main.list("volumeMounts", FlinkPart.POD).add(standard);
    } else if (standard.origin() instanceof Added origin) {
      Added moved = entry.get().place().map(origin::from).orElse(origin);
      mount(standard.text("name"), entry.get().text(), moved);
    }
  }

  private void volume(String name, String type, ObjectNode source, Added origin) {
    ObjectNode volume = named(name);
    volume.set(type, source);
    spec.list("volumes", FlinkPart.POD).add(Part.added(volume, origin));
  }

  private void mount(String volume, String path, Added origin) {
    main.list("volumeMounts", FlinkPart.POD).add(mounted(volume, path, origin));
  }

  private static Part mounted(String volume, String path, Added origin) {
    return Part.added(named(volume).put("mountPath", path), origin);
  }

  private void mount(String volume, String path, Added origin, String subPath) {
    ObjectNode mount = named(volume).put("mountPath", path).put("subPath", subPath);
    main.list("volumeMounts", FlinkPart.POD).add(Part.added(mount, origin));
  }
}
