package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.FieldSpec;
import dev.sluice.policies.kind.FieldType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.Set;

/** JobManagers and TaskManagers that are given no memory, neither here nor by an option. */
public final class ProcessMemory implements Rule {

  @Override
  public Set<String> ids() {
    return Set.of("FD-JM-1", "FD-TM-1");
  }

  @Override
  public FieldType place() {
    return FieldType.OPERATED_PROCESS;
  }

  @Override
  public void judge(Field site, Findings findings) {
    if (!isGiven(site)) {
      OperatorConfiguration.at(site.place().text("configurationAt"), site.resource())
          .filter(c -> !isDerivable(site.place(), c))
          .ifPresent(c -> report(site, new OperatorFindings(site.place(), "", c, findings)));
    }
  }

  private static boolean isGiven(Field site) {
    Value process = site.value();
    JsonNode memory = process.node().path("resource").path("memory");
    boolean legacy = memory.isTextual() ? !memory.textValue().isBlank() : memory.isNumber();
    JsonNode resources = process.node().path("resources");
    return legacy
        || (!OperatorConfiguration.isOf115(site)
            && (resources.path("requests").hasNonNull("memory")
                || resources.path("limits").hasNonNull("memory")));
  }

  private static boolean isDerivable(FieldSpec place, OperatorConfiguration configuration) {
    for (JsonNode together : place.attributes().path("memoryOptions")) {
      boolean all = true;
      for (JsonNode option : together) {
        all &= configuration.isFilled(option.asText());
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static void report(Field site, OperatorFindings findings) {
    String option = site.place().attributes().at("/memoryOptions/0/0").asText();
    findings.reportByDefault(
        site.place().text("rows") + "-1",
        site.value().get("resource").get("memory").path(),
        ErrorType.Required,
        site.place().path().last() + " has no memory",
        "set resource.memory, such as \"2048m\", or the option " + Quote.text(option));
  }
}
