package dev.sluice.policies.flinkcluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A volume, mount or variable that the operator adds to a pod.
 *
 * @param list the field of the pod or of its main container
 * @param key the field of an element that tells it apart
 * @param element what is added
 * @param because what it is for
 * @param isRepeated whether it is added even if one of its name is there
 * @param from where the cluster names the object that it is made from; empty for the operator's own
 */
record Injection(
    String list,
    String key,
    ObjectNode element,
    String because,
    boolean isRepeated,
    Optional<FieldPath> from) {
  private static final String CONFIGURATION = "Flink's configuration";

  /** All of them, in order. */
  static List<Injection> all(Value spec, String cluster, FlinkProcess process) {
    List<Injection> all = new ArrayList<>();
    boolean isJob = process == FlinkProcess.JOB;
    ObjectNode source = volume("flink-config-volume", "configMap", "name", cluster + "-configmap");
    all.add(new Injection("volumes", "name", source, CONFIGURATION, isJob, Optional.empty()));
    all.add(mount("flink-config-volume", "/opt/flink/conf", CONFIGURATION, isJob));
    if (isJob) {
      String script = "/opt/flink-operator/submit-job.sh";
      all.add(mount("flink-config-volume", script, "the script that submits the job", true));
      String address = cluster + "-jobmanager:" + spec.at("/jobManager/ports/ui").scalar();
      all.add(variable("FLINK_JM_ADDR", address, "the JobManager's address", true));
    }
    hadoop(spec.get("hadoopConfig"), all);
    google(spec.get("gcpConfig").get("serviceAccount"), all);
    return all;
  }

  private static void hadoop(Value hadoop, List<Injection> all) {
    if (hadoop.isGiven()) {
      String because = "hadoopConfig";
      String path = hadoop.get("mountPath").filledString().orElse("/etc/hadoop/conf");
      Value map = hadoop.get("configMapName");
      ObjectNode source = volume("hadoop-config-volume", "configMap", "name", map.scalar());
      all.add(new Injection("volumes", "name", source, because, false, at(map)));
      all.add(mount("hadoop-config-volume", path, because, false));
      all.add(variable("HADOOP_CONF_DIR", path, because, false));
    }
  }

  private static void google(Value account, List<Injection> all) {
    if (account.isGiven()) {
      String because = "gcpConfig";
      String path = account.get("mountPath").filledString().orElse("/");
      String folder = path.endsWith("/") ? path : path + "/";
      Value secret = account.get("secretName");
      ObjectNode source =
          volume("gcp-service-account-volume", "secret", "secretName", secret.scalar());
      all.add(new Injection("volumes", "name", source, because, false, at(secret)));
      all.add(mount("gcp-service-account-volume", folder, because, false));
      String file = folder + account.get("keyFile").scalar();
      all.add(variable("GOOGLE_APPLICATION_CREDENTIALS", file, because, false));
    }
  }

  private static Optional<FieldPath> at(Value name) {
    return name.isGiven() ? Optional.of(name.path()) : Optional.empty();
  }

  private static ObjectNode volume(String name, String type, String field, String object) {
    ObjectNode volume = JsonNodeFactory.instance.objectNode().put("name", name);
    volume.putObject(type).put(field, object);
    return volume;
  }

  private static Injection mount(String volume, String path, String because, boolean isRepeated) {
    ObjectNode mount =
        JsonNodeFactory.instance.objectNode().put("name", volume).put("mountPath", path);
    return new Injection("volumeMounts", "mountPath", mount, because, isRepeated, Optional.empty());
  }

  private static Injection variable(String name, String text, String because, boolean isRepeated) {
    ObjectNode variable =
        JsonNodeFactory.instance.objectNode().put("name", name).put("value", text);
    return new Injection("env", "name", variable, because, isRepeated, Optional.empty());
  }
}
