package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.DnsNames;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;

/** Names of ports that are none for the API server (IANA service names, RFC 6335, section 5.1). */
final class PortNames implements PodRule {
  private static final String ROW = "POD-119";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        for (Part port : container.ports()) {
          Part name = port.get("name");
          if (port.isWritten()
              && name.string().filter(text -> !DnsNames.isPortName(text)).isPresent()) {
            Findings.Report report = pods.report(pod, ROW, findings);
            if (!report.isWanted()) {
              return;
            }
            String problem = Quote.value(name.value()) + " is not a valid port name";
            String fix =
                "use at most 15 lower-case letters, digits and single hyphens, with a letter";
            report.invalid(name, problem, fix);
          }
        }
      }
    }
  }
}
