package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.render.RenderedPod.Role;
import dev.sluice.policies.rule.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Mounts of Flink's container that hide a mount which a system adds, or are hidden by it, although
 * the API server sees different paths.
 */
final class MountPaths implements PodRule {
  private static final String SAME = "FLK-011";
  private static final String ABOVE = "FLK-012";
  private static final String PATH = "mountPath";
  private static final Pattern SLASHES = Pattern.compile("/+");

  /** Where Flink itself lies in its images. */
  private static final String HOME = "/opt/flink";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (RenderedPod.Container container : pod.containers()) {
        if (container.role() == Role.MAIN) {
          judge(pods, pod, container.mounts(), findings);
        }
      }
    }
  }

  private static void judge(
      Pods pods, RenderedPod pod, List<? extends Part> mounts, Findings findings) {
    if (!Part.isAnyWritten(mounts)) {
      return;
    }
    Map<String, Part> added = new HashMap<>();
    for (Part mount : mounts) {
      if (!mount.isWritten()) {
        added.putIfAbsent(folder(mount.text(PATH)), mount);
      }
    }
    for (Part mount : mounts) {
      String path = mount.text(PATH);
      if (mount.isWritten() && !path.isEmpty()) {
        String folder = folder(path);
        Part other = added.get(folder);
        if (other != null && !other.node(PATH).equals(mount.node(PATH))) {
          otherwise(pods, pod, mount.get(PATH), other.get(PATH), findings);
        }
        if (holds(folder, HOME)) {
          home(pods, pod, mount.get(PATH), findings);
        }
      }
    }
  }

  private static void otherwise(
      Pods pods, RenderedPod pod, Part path, Part other, Findings findings) {
    Findings.Report report = pods.report(pod, SAME, findings);
    if (report.isWanted()) {
      String by = other.origin() instanceof Added origin ? origin.by() : "another";
      String problem =
          "%s is %s written otherwise, where %s mounts its own: one hides the other"
              .formatted(Quote.value(path.value()), Quote.string(other.string().orElse("")), by);
      report.duplicate(path, problem, "choose another path");
    }
  }

  private static void home(Pods pods, RenderedPod pod, Part path, Findings findings) {
    String problem = Quote.value(path.value()) + " hides the Flink of the image";
    String fix = "mount a directory below, such as /opt/flink/usrlib";
    pods.report(pod, ABOVE, findings).invalid(path, problem, fix);
  }

  private static boolean holds(String folder, String path) {
    return path.startsWith(folder)
        && (path.length() == folder.length() || path.charAt(folder.length()) == '/');
  }

  /** A path without a slash at its end, and none doubled. */
  private static String folder(String path) {
    String folder = path.contains("//") ? SLASHES.matcher(path).replaceAll("/") : path;
    return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
  }
}
