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
      String fix = "give the cluster a name of at most " + LONGEST_USABLE + " characters";
      findings.of(LENGTH).required(name, "the name is missing", fix);
    }
  }

  private static void judge(Value at, String name, Resource cluster, Findings findings) {
    length(at, name, cluster, findings);
    if (!DnsNames.isServiceName(name)) {
      String problem = Quote.value(at) + " cannot name a Service";
      String fix = "begin with a lower-case letter and use lower-case letters, digits and hyphens";
      findings.of(FORM).invalid(at, problem, fix);
    }
  }

  private static void length(Value at, String name, Resource cluster, Findings findings) {
    if (name.length() > LONGEST) {
      String problem = "makes a name longer than " + LONGEST + " characters";
      String fix = "shorten it to at most " + LONGEST_USABLE + ", so that its pods fit as well";
      findings.of(LENGTH).tooLong(at, problem, fix);
    } else if (name.length() > LONGEST_USABLE && hasStatefulSets(cluster)) {
      String problem =
          "a label of the TaskManagers' pods may get longer than 63 characters with this name";
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
