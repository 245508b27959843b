package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkPorts.AddedPort;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;
import java.util.Set;

/** The JobManager's own ports, among themselves. */
public final class OwnPorts implements Rule {
  private static final Set<String> INTERNAL_SERVICE = Set.of("jobmanager-rpc", "blobserver");

  @Override
  public Set<String> ids() {
    return Set.of("FLK-041");
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    String ports = site.place().text("ports");
    if (!ports.equals("native") && !ports.equals("platform")) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(site);
    // Only without high availability is there a Service that holds both, and only Flink's for sure.
    boolean refused = ports.equals("native") && !configuration.isHighlyAvailable();
    List<AddedPort> added = FlinkPorts.added(configuration, "jobmanager");
    for (int later = added.size() - 1; later > 0; later--) {
      for (int earlier = later - 1; earlier >= 0; earlier--) {
        judge(added.get(earlier), added.get(later), refused, findings);
      }
    }
  }

  private static void judge(AddedPort first, AddedPort second, boolean refused, Findings findings) {
    if (first.number().isEmpty() || !first.number().equals(second.number())) {
      return;
    }
    boolean atSecond = second.given().isPresent();
    AddedPort at = atSecond ? second : first;
    AddedPort other = atSecond ? first : second;
    if (at.given().isEmpty()) {
      return;
    }
    String problem =
        Quote.text(at.row().option())
            + " is the same port as "
            + Quote.text(other.row().option())
            + (other.given().isPresent() ? "" : " by default");
    String fix = "give each of the JobManager's ports a number of its own";
    if (refused && isRefused(first, second)) {
      findings.report("FLK-041", at.given().get().path(), ErrorType.Duplicate, problem, fix);
    } else {
      findings.advise("FLK-041", at.given().get().path(), ErrorType.Duplicate, problem, fix);
    }
  }

  private static boolean isRefused(AddedPort first, AddedPort second) {
    return INTERNAL_SERVICE.contains(first.row().name())
        && INTERNAL_SERVICE.contains(second.row().name());
  }
}
