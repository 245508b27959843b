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

  private static final int LONGEST_LABEL = 63;

  /** Digits of a hash of 32 bits; one of 5,000 has fewer than seven. */
  private static final int LEAST_OF_HASH = 7;

  private static final int MOST_OF_HASH = 10;

  /** Leaves room for {@code -taskmanager-} and any hash. */
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
    } else {
      revisionLabel(at, name, cluster, findings);
    }
  }

  /** The label {@code controller-revision-hash}, which the pods of a StatefulSet get. */
  private static void revisionLabel(Value at, String name, Resource cluster, Findings findings) {
    Optional<String> set = statefulSet(name, cluster);
    int least = set.map(String::length).orElse(0) + 1 + LEAST_OF_HASH;
    int most = least - LEAST_OF_HASH + MOST_OF_HASH;
    if (set.isPresent() && most > LONGEST_LABEL) {
      String problem =
          "pods of the StatefulSet %s %s a label longer than 63 characters, so none is made"
              .formatted(Quote.string(set.get()), least > LONGEST_LABEL ? "get" : "may get");
      String fix = "shorten the name to at most " + LONGEST_USABLE + " characters";
      findings.of(USABLE).mildIf(least <= LONGEST_LABEL).tooLong(at, problem, fix);
    }
  }

  /** The longest name of a StatefulSet that the cluster gets. */
  private static Optional<String> statefulSet(String name, Resource cluster) {
    if (!cluster.at("/spec/taskManager/deploymentType").is("Deployment")) {
      return Optional.of(name + "-taskmanager");
    }
    boolean isJob = cluster.at("/spec/job/mode").is("Application");
    return isJob ? Optional.empty() : Optional.of(name + "-jobmanager");
  }
}
