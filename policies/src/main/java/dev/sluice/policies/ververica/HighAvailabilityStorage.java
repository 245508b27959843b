package dev.sluice.policies.ververica;

import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Optional;
import java.util.Set;

/** High availability on Ververica Platform, which needs a place for what a JobManager leaves. */
public final class HighAvailabilityStorage implements Rule {
  private static final String ID = "VVP-071";

  @Override
  public Set<String> ids() {
    return Set.of(ID);
  }

  @Override
  public FieldType place() {
    return FieldType.FLINK_CONFIGURATION;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!site.place().text("ports").equals("platform")) {
      return;
    }
    FlinkConfiguration configuration = FlinkConfiguration.of(site);
    Optional<Entry> mode = configuration.get("high-availability.type", "high-availability");
    boolean on = mode.filter(m -> !m.text().isBlank()).isPresent();
    boolean off = mode.filter(m -> m.text().strip().equalsIgnoreCase("none")).isPresent();
    if (!on || off || configuration.get("high-availability.storageDir").isPresent()) {
      return;
    }
    GivenFacts.words(site, ID, "universalBlobStorage", findings)
        .filter(storage -> storage.contains("false"))
        .ifPresent(
            storage -> {
              String problem = "high availability has nowhere to keep its data";
              String fix = "set high-availability.storageDir";
              findings.report(ID, mode.get().path(), ErrorType.Required, problem, fix);
            });
  }
}
