package dev.sluice.manifests;

import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.policy.RequestStamp;
import dev.sluice.policies.targets.Targeted;
import java.util.List;

/**
 * A kind that Sluice has a profile of: all that the manifests need to know of the profiles.
 *
 * @param group of the API; empty for documents that no API server knows, and for core kinds
 * @param plural as in the API's paths
 * @param targeted whether its resources can have a deployment target
 * @param stamped whether its resources carry who asked for them
 */
record JudgedKind(
    String group, String version, String name, String plural, boolean targeted, boolean stamped) {
  /** Whether it is for Sluice itself; the others run Flink. */
  boolean configuresSluice() {
    return group.equals("sluice.dev") && !targeted;
  }

  static List<JudgedKind> all() {
    return BuiltIn.book().kinds().all().stream()
        .map(
            kind -> {
              String[] groupVersion = ("/" + kind.name().apiVersion()).split("/");
              String version = groupVersion[groupVersion.length - 1];
              return new JudgedKind(
                  kind.name().group(),
                  version,
                  kind.name().kind(),
                  kind.plural(),
                  !kind.fields(Targeted.TYPE).isEmpty(),
                  !kind.fields(RequestStamp.TYPE).isEmpty());
            })
        .toList();
  }
}
