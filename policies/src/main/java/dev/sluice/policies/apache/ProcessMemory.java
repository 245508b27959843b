package dev.sluice.policies.apache;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kind.Place;
import dev.sluice.policies.kind.PlaceType;
import dev.sluice.policies.kubernetes.ErrorType;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import dev.sluice.policies.rule.Site;
import java.util.Set;

/** JobManagers and TaskManagers that are given no memory, neither here nor by an option. */
public final class ProcessMemory implements Rule {

  @Override
  public Set<String> ids() {
    return Set.of("FD-JM-1", "FD-TM-1");
  }

  @Override
  public PlaceType place() {
    return PlaceType.OPERATED_PROCESS;
  }

  @Override
  public void judge(Site site, Findings findings) {
    if (!isGiven(site)) {
      OperatorConfiguration.at(site.place().text("configurationAt"), site.resource())
          .filter(c -> !isDerivable(site.place(), c))
          .ifPresent(c -> report(site, new OperatorFindings(site.place(), "", c, findings)));
    }
  }

  private static boolean isGiven(Site site) {
    Value process = site.value();
    JsonNode memory = process.node().path("resource").path("memory");
    boolean legacy = memory.isTextual() ? !memory.textValue().isBlank() : memory.isNumber();
    JsonNode resources = process.node().path("resources");
    return legacy
        || (!OperatorConfiguration.isOf115(site)
            && (resources.path("requests").hasNonNull("memory")
                || resources.path("limits").hasNonNull("memory")));
  }

  private static boolean isDerivable(Place place, OperatorConfiguration configuration) {
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

  private static void report(Site site, OperatorFindings findings) {
    String option = site.place().attributes().at("/memoryOptions/0/0").asText();
    findings.reportByDefault(
        site.place().text("rows") + "-1",
        site.value().get("resource").get("memory").path(),
        ErrorType.Required,
        site.place().path().last() + " has no memory",
        "set resource.memory, such as \"2048m\", or the option " + Quote.text(option));
  }
}
