package dev.sluice.policies.kind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/**
 * What can sit at a place of a kind profile, with the attributes a profile may give it.
 *
 * <p>In data files the names are lower case with hyphens, as in {@code label-map}. An attribute
 * whose name ends in {@code At} is a pointer, relative to the included shape where there is one.
 * Every place may have {@code variant}: the only system it is meant for, of several that share a
 * kind.
 */
public enum FieldType {
  /** The whole object. {@code surface}: how users meet the kind. */
  RESOURCE("surface"),
  /** A map of labels that reaches pods or workload objects. {@code reserved}: sets of keys. */
  LABEL_MAP("reserved", "also", "role"),
  /**
   * A member that must be given. {@code whenAt}: only if there is a value at that pointer; {@code
   * whenIs}: one of these, ignoring case; {@code unlessAt}: only if there is none at that pointer;
   * {@code unlessMerged}: not where the object is laid over what is there already; {@code
   * emptyPasses}: whether an empty text is enough; {@code ifSet}: only if it is there, but empty;
   * {@code advice}: the milder half of the rule; {@code why}, {@code fix}: text.
   */
  REQUIRED(
      "rule",
      "also",
      "whenAt",
      "whenIs",
      "unlessAt",
      "unlessMerged",
      "emptyPasses",
      "advice",
      "ifSet",
      "why",
      "fix"),
  /**
   * An object of which exactly one member may be given. {@code of}: pointers below it; {@code
   * unless}: pointer from the root to what makes up for none; {@code several}: {@code advise} if
   * more than one is let pass; {@code why}: what then happens.
   */
  EXACTLY_ONE("rule", "of", "unless", "several", "why"),
  /**
   * A value that an update must leave as it is once it is there. {@code advice}: the milder half of
   * the rule; {@code why}, {@code fix}: text.
   */
  IMMUTABLE("rule", "advice", "why", "fix"),
  /**
   * A member without effect, unless the API server fills it in so. {@code key}: keys of the map
   * there; {@code members}: of the object there; {@code whenAt}, {@code whenIs}: as of a member
   * that must be given; {@code why}, {@code fix}: text.
   */
  IGNORED("rule", "key", "members", "whenAt", "whenIs", "why", "fix"),
  /** The name of a namespace, which is a DNS label. {@code rule}: the id to report. */
  DNS_LABEL("rule"),
  /** The spec of Ververica's own operator, in the shape of its version 2 or 3. */
  VVP_SPEC(),
  /**
   * The name of one of the platform's own namespaces. {@code oneInCommunityEdition}: whether that
   * edition has but one.
   */
  PLATFORM_NAMESPACE("oneInCommunityEdition"),
  /**
   * A list of JSON Patch operations. {@code document}: the entry of {@code patch-documents.yaml}
   * they are written for; {@code kindsAt}: pointer to the kinds they are written for; {@code
   * values}: {@code text} where only texts can be values.
   */
  PATCH_SET("document", "kindsAt", "values"),
  /**
   * A map of Flink's options. {@code keys}: nested or flat; {@code reserved}: sets of label keys,
   * where Flink builds pods from it; {@code templateFiles}: the rule on pod-template files next to
   * inline templates; {@code templateFilesAlone}: the rule on those without any; {@code ports}:
   * native, platform or roles, whose ports its options meet.
   */
  FLINK_CONFIGURATION("keys", "reserved", "templateFiles", "templateFilesAlone", "ports"),
  /**
   * A pod whose containers declare ports: a template, or a FlinkCluster role if it has {@code
   * names}, the role's own ports in order, with the rules {@code numberRule} and {@code nameRule}.
   * {@code processes}: who runs in it; {@code configurationAt}: their configuration; {@code
   * jobmanagerAt}, {@code taskmanagerAt}: the template laid over it for one of them; {@code
   * collisions}: the rule on collisions with Flink's own ports, where it is not Flink's; {@code
   * certain}: false where the process is a guess.
   */
  CONTAINER_PORTS(
      "names",
      "numberRule",
      "nameRule",
      "processes",
      "configurationAt",
      "jobmanagerAt",
      "taskmanagerAt",
      "collisions",
      "certain"),

  // What Ververica's deployments and session clusters are made of.
  /**
   * An object that knows certain members. {@code rule}; {@code members}; {@code tolerated}: members
   * that are merely useless; {@code hints}: what to write for other words; {@code map}: whether the
   * members are keys of a map.
   */
  OBJECT("rule", "members", "tolerated", "hints", "map"),
  /**
   * An object that needs at least one of {@code members} (pointers), or the value at orAt. {@code
   * rule}; {@code advice}: defaults that are not known here may give it; {@code emptyPasses}: an
   * empty text is one; {@code whenAt}, {@code whenIs}: as of a member that must be given.
   */
  REQUIRED_ANY("rule", "members", "orAt", "advice", "emptyPasses", "whenAt", "whenIs"),
  /**
   * A word. {@code rule}; {@code values}; {@code observed}: words that only a status holds; {@code
   * anyCase}: whether upper and lower case are the same, {@code exact}: whether the wrong case is
   * refused; {@code elements}: the member of the elements of the list there that is meant; {@code
   * advice}: newer versions may know more words.
   */
  ENUMERATION("rule", "also", "values", "observed", "elements", "anyCase", "exact", "advice"),
  /** A word that is known and refused. {@code rule}; {@code values}; {@code why}; {@code fix}. */
  REFUSED_WORD("rule", "values", "why", "fix"),
  /**
   * A whole number. {@code rule}, {@code also}; {@code minimum}, {@code maximum}; {@code exact}:
   * one in quotes is refused; {@code elements}: as of a word; {@code whenAt}, {@code unlessAt}:
   * only if there is a value, or none, at that pointer.
   */
  WHOLE_NUMBER("rule", "also", "minimum", "maximum", "elements", "exact", "whenAt", "unlessAt"),
  /** A duration as text. {@code rule}. */
  DURATION("rule"),
  /** An amount of CPU. {@code grammar}: {@code decimal} or {@code quantity}; {@code minimum}. */
  CPU_AMOUNT("grammar", "minimum"),
  /** Memory as Ververica writes it. {@code minimum} by {@code rule}; {@code advised} minimum. */
  MEMORY_AMOUNT("rule", "minimum", "advised"),
  /** A map of texts. {@code rule}; {@code managed}: keys that the system sets itself. */
  TEXT_MAP("rule", "managed"),
  /** The body of a Ververica deployment. {@code clusterLevel}: what session clusters decide. */
  VERVERICA_DEPLOYMENT("clusterLevel"),
  /** The body of a Ververica session cluster. */
  VERVERICA_SESSION_CLUSTER,
  /** Ververica's {@code kubernetes}: {@code pods} or pod templates. */
  VERVERICA_KUBERNETES,
  /**
   * Ververica's pairs of volume and mount. Of an element: {@code rule} and {@code members} as of an
   * object; {@code elsewhere}: the members of Kubernetes' own volumes and mounts.
   */
  VERVERICA_VOLUME_MOUNTS("rule", "members", "elsewhere"),
  /** Ververica's environment variables of pods, of an element as of an object. */
  VERVERICA_ENV_VARS("rule", "members", "hints"),
  /** A Ververica artifact. {@code kinds}: per kind the members of which it needs one. */
  VERVERICA_ARTIFACT("kinds"),
  /** An object with {@code flinkVersion} and {@code flinkImageTag}. */
  FLINK_IMAGE,
  /** A pod template in Ververica's {@code kubernetes}. {@code resourcesAt}: its process's own. */
  VERVERICA_POD_TEMPLATE("resourcesAt"),
  /**
   * A list of named things beside which Flink puts its own. {@code what}: volumes or env; {@code
   * roles}: of the pods; configurationAt; {@code ofMainContainer}: the member of the main container
   * of the list that is meant.
   */
  FLINK_NAMES("what", "roles", "configurationAt", "ofMainContainer"),
  /**
   * An object whose texts may hold references to secret values. {@code allowed}: pointers where
   * they are resolved; {@code ignored}: members in which the same syntax means something else.
   */
  SECRET_REFERENCES("allowed", "ignored"),
  /**
   * The name of another object of the same namespace. {@code rule}; its {@code group}, {@code
   * kind}.
   */
  REFERENCE("rule", "group", "kind"),

  // What the Apache operator judges.
  /** A name that Flink's objects are named after. {@code rule}; {@code longest}; {@code why}. */
  CLUSTER_NAME("rule", "longest", "why"),
  /**
   * A map of Flink's options that the operator lays over its own. {@code versionAt}, {@code jobAt},
   * {@code replicasAt}: the version of Flink, the job, the number of JobManagers; {@code
   * clusterAt}: the name of the FlinkDeployment whose options lie between; {@code forbidden}: keys;
   * {@code jobRow}, {@code autoscalerRow}: the rule that repeats all of them for this kind.
   */
  OPERATOR_CONFIGURATION(
      "versionAt", "jobAt", "replicasAt", "clusterAt", "forbidden", "jobRow", "autoscalerRow"),
  /**
   * A JobManager or TaskManager with its resources. {@code rows}: how the ids of its rules begin;
   * {@code memoryOptions}: alternatives of options that make up for memory; {@code
   * configurationAt}.
   */
  OPERATED_PROCESS("rows", "memoryOptions", "configurationAt"),
  /** The whole specification of a cluster. {@code configurationAt}: its options. */
  OPERATED_SPEC("configurationAt"),
  /** The address of an ingress, with the resource's name and namespace in double braces. */
  INGRESS_TEMPLATE,
  /** The whole object with the specification last put into effect in its status. */
  LAST_RECONCILED,
  /** Where a session job's artifact lies. */
  JOB_ARTIFACT,
  /** The name of a session job's cluster. {@code jobAt}: the job. */
  SESSION_CLUSTER("jobAt"),
  /** What a snapshot is of. */
  SNAPSHOT,

  // What a FlinkCluster is made of.
  /** A FlinkCluster, the whole object. */
  FLINK_CLUSTER,
  /** A FlinkCluster's metadata, with its name. */
  FLINK_CLUSTER_NAME,
  /** A FlinkCluster's {@code flinkVersion}. */
  FLINK_CLUSTER_VERSION,
  /** A Google service account whose key a FlinkCluster mounts. */
  GCP_SERVICE_ACCOUNT,
  /** A FlinkCluster's job. */
  FLINK_CLUSTER_JOB,
  /** One of a FlinkCluster's roles. {@code rules}: how the ids of its rules begin. */
  FLINK_CLUSTER_ROLE("rules"),
  /** The resources of such a role, {@code rules} as there. */
  FLINK_CLUSTER_RESOURCES("rules"),
  /** Such a role with the probes that its operator completes. */
  FLINK_CLUSTER_PROBES,
  /** A FlinkCluster's TaskManagers. */
  FLINK_CLUSTER_TASK_MANAGER,
  /** A map of {@code holds}, labels or annotations, for an object to be made. {@code rule}. */
  METADATA_MAP("rule", "holds");

  private static final Set<String> COMMON = Set.of("type", "at", "variant");

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> attributes;

  FieldType(String... attributes) {
    this.attributes = Set.of(attributes);
  }

  static FieldType of(String name, String file) {
    try {
      return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(file + ": no place type " + name, e);
    }
  }

  void check(JsonNode data, String file) {
    data.fieldNames()
        .forEachRemaining(
            name -> {
              if (!COMMON.contains(name) && !attributes.contains(name)) {
                throw new IllegalStateException(file + ": no attribute " + name + " of " + this);
              }
            });
  }
}
