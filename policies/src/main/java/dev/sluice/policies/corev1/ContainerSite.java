package dev.sluice.policies.corev1;

import dev.sluice.policies.render.Part;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rules on a container have to know of its pod; read when somebody asks. */
final class ContainerSite {
  private final Part spec;
  private final ContainerNames names;
  private @Nullable Map<String, Part> volumes;
  private @Nullable Set<String> claims;

  ContainerSite(Part spec) {
    this.spec = spec;
    this.names = new ContainerNames(spec);
  }

  /** The pod's spec. */
  Part spec() {
    return spec;
  }

  /** The names of its containers. */
  ContainerNames names() {
    return names;
  }

  /** The volume of a name, the first of several. */
  Optional<Part> volume(Part name) {
    if (volumes == null) {
      Map<String, Part> byName = new HashMap<>();
      for (Part volume : spec.get("volumes").elements()) {
        volume.get("name").string().ifPresent(text -> byName.putIfAbsent(text, volume));
      }
      volumes = byName;
    }
    Map<String, Part> all = volumes;
    return name.string().map(all::get);
  }

  /** The names of the pod's resource claims. */
  Set<String> claims() {
    if (claims == null) {
      Set<String> all = new HashSet<>();
      for (Part claim : spec.get("resourceClaims").elements()) {
        claim.get("name").string().ifPresent(all::add);
      }
      claims = all;
    }
    return claims;
  }

  /** Whether the pod's containers are never restarted, unless they say otherwise. */
  boolean isNeverRestarted() {
    return spec.get("restartPolicy").is("Never");
  }
}
