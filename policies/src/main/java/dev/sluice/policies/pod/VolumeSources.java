package dev.sluice.policies.pod;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Findings;
import java.util.ArrayList;
import java.util.List;

/** Volumes with more than one source, which may come of two templates that are merged. */
final class VolumeSources implements PodRule {
  private static final String ROW = "POD-163";

  @Override
  public void judge(Pods pods, Findings findings) {
    for (RenderedPod pod : pods.all()) {
      for (Part volume : pod.volumes()) {
        if (!volume.isWritten()) {
          continue;
        }
        List<String> sources = new ArrayList<>();
        for (String field : volume.names()) {
          if (!field.equals("name") && volume.get(field).isObject()) {
            sources.add(field);
          }
        }
        if (sources.size() > 1) {
          String problem =
              "the volume has more than one source: "
                  + Quote.choices(sources)
                  + ", but may have one";
          pods.report(pod, ROW, findings).forbidden(volume, problem, "keep one source");
        }
      }
    }
  }
}
