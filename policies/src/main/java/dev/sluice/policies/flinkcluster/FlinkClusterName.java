package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Resource;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;

/** The name of a FlinkCluster, from which its operator makes names and labels of workloads. */
final class FlinkClusterName implements Rule<FieldType.Plain> {
  private static final String LENGTH = "FC-M1";
  private static final String FORM = "FC-M2";
  private static final String USABLE = "SLU-059";

  /** The longest that the operator takes. */
  private static final int LONGEST = 48;

  /** Leaves room for {@code -taskmanager-} and a hash of ten in a label of 63 characters. */
  private static final int LONGEST_USABLE = 40;

  /** What the API server puts after {@code generateName}. */
  private static final String GENERATED = "00000";

  @Override
  public void judge(Field<FieldType.Plain> field, Findings findings) {
    Value name = field.value().get("name");
    Value prefix = field.value().get("generateName");
    Optional<String> given = name.filledString();
    Optional<String> generated = prefix.filledString().map(string -> string + GENERATED);
    if (given.isPresent()) {
      judge(name, given.get(), field.resource(), findings);
    } else if (generated.isPresent()) {
      judge(prefix, generated.get(), field.resource(), findings);
    } else if (!name.isPresent() && field.resource().isNew()) {
      String fix = "set a name of at most " + LONGEST_USABLE + " characters";
      findings.of(LENGTH).required(name, "name is required", fix);
    }
  }

  private static void judge(Value at, String name, Resource cluster, Findings findings) {
    length(at, name, cluster, findings);
    if (!DnsNames.isServiceName(name)) {
      String problem = Quote.value(at) + " is not a valid name for the Services of the cluster";
      String fix = "use lower-case letters, digits and hyphens, and begin with a letter";
      findings.of(FORM).invalid(at, problem, fix);
    }
  }

  private static void length(Value at, String name, Resource cluster, Findings findings) {
    if (name.length() > LONGEST) {
      String problem =
          "the name has %d characters, but at most %d are allowed"
              .formatted(name.length(), LONGEST);
      String fix = "shorten it to at most " + LONGEST_USABLE + ", so that labels of its pods fit";
      findings.of(LENGTH).tooLong(at, problem, fix);
    } else if (name.length() > LONGEST_USABLE && hasStatefulSets(cluster)) {
      String problem =
          "the name has %d characters, with which a label of the pods can exceed 63"
              .formatted(name.length());
      String fix = "shorten it to at most " + LONGEST_USABLE + " characters";
      findings.of(USABLE).tooLong(at, problem, fix);
    }
  }

  /** Whether it gets StatefulSets, whose pods have the label that may get too long. */
  private static boolean hasStatefulSets(Resource cluster) {
    return !cluster.at("/spec/job/mode").is("Application")
        || !cluster.at("/spec/taskManager/deploymentType").is("Deployment");
  }
}
