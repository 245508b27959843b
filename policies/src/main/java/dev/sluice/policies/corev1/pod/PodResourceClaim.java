package dev.sluice.policies.corev1.pod;

import dev.sluice.policies.corev1.Format;
import dev.sluice.policies.corev1.Validation;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** core/v1 PodResourceClaim: rows POD-077 to POD-082. */
final class PodResourceClaim {
  private PodResourceClaim() {}

  static void validate(List<? extends Part> claims, Validation all) {
    Validation validation = all.since(34);
    Set<String> names = new HashSet<>();
    for (Part claim : claims) {
      Part name = claim.get("name");
      if (validation.required("POD-077", name, "name of the claim")) {
        if (!names.add(name.string().orElse(""))) {
          validation
              .report("POD-078", name)
              .ifPresent(
                  report -> {
                    String problem = "duplicate name of a claim " + Quote.value(name.value());
                    report.duplicate(name, problem, "choose another one, or remove it");
                  });
        } else {
          validation.format("POD-079", name, Format.DNS_LABEL);
        }
      }
      sources(claim, claim.get("resourceClaimName"), validation);
    }
  }

  private static void sources(Part claim, Part object, Validation validation) {
    Part template = claim.get("resourceClaimTemplateName");
    if (object.isSet() && template.isSet()) {
      String problem = "claim has both resourceClaimName and resourceClaimTemplateName";
      validation.invalid("POD-080", claim, problem, "remove one of them");
    } else if (!object.isSet() && !template.isSet()) {
      String problem = "claim has neither resourceClaimName nor resourceClaimTemplateName";
      validation.invalid("POD-081", claim, problem, "set one of them");
    }
    for (Part name : List.of(object, template)) {
      if (name.isSet()) {
        validation.needsFormat("POD-082", name, Format.DNS_SUBDOMAIN);
      }
    }
  }
}
