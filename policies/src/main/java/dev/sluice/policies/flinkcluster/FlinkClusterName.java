package dev.sluice.policies.flinkcluster;

import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** The name of a FlinkCluster, from which its operator makes names and labels of workloads. */
public final class FlinkClusterName implements Rule {
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
  public Set<String> ids() {
    return Set.of(LENGTH, FORM, USABLE);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CLUSTER_NAME;
  }

  @Override
  public void judge(Field site, Findings findings) {
    Value name = site.value().get("name");
    Value prefix = site.value().get("generateName");
    Optional<String> generated = prefix.filledText().map(text -> text + GENERATED);
    if (name.filledText().isPresent()) {
      judge(name, name.node().textValue(), findings);
    } else if (generated.isPresent()) {
      judge(prefix, generated.get(), findings);
    } else if (!name.isGiven() && site.resource().isNew()) {
      String fix = "give the cluster a name of at most " + LONGEST_USABLE + " characters";
      findings.report(LENGTH, name.path(), ErrorType.Required, "the name is missing", fix);
    }
  }

  private static void judge(Value at, String name, Findings findings) {
    if (name.length() > LONGEST) {
      String problem = "makes a name longer than " + LONGEST + " characters";
      String fix = "shorten it to at most " + LONGEST_USABLE + ", so that its pods fit as well";
      findings.report(LENGTH, at.path(), ErrorType.TooLong, problem, fix);
    } else if (name.length() > LONGEST_USABLE) {
      String problem =
          "a label of the TaskManagers' pods may get longer than 63 characters with this name";
      String fix = "shorten it to at most " + LONGEST_USABLE + " characters";
      findings.report(USABLE, at.path(), ErrorType.TooLong, problem, fix);
    }
    if (!DnsNames.isServiceName(name)) {
      String problem = Quote.value(at.node()) + " cannot name a Service";
      String fix = "begin with a lower-case letter and use lower-case letters, digits and hyphens";
      findings.report(FORM, at.path(), ErrorType.Invalid, problem, fix);
    }
  }
}
