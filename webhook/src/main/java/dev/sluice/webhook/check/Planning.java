package dev.sluice.webhook.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.targets.TargetReference;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Remark;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What deployment targets do to all documents that were read together.
 *
 * @param resources those of kinds that can have a target, in the order of the input
 * @param skipped the kinds of the documents that Sluice does not know, one for each
 * @param errors what could not be read
 * @param leftOut the files, and documents of them, that are not planned as they are
 */
public record Planning(
    List<Planned> resources,
    List<KindName> skipped,
    List<DocumentError> errors,
    List<LeftOut> leftOut) {

  /** What becomes of a resource by its target. */
  public enum Outcome {
    /** Its target changes it. */
    changed,
    /** It is as its target wants it. */
    unchanged,
    /** It names no target that Sluice knows of. */
    noTarget,
    /** It has a target, but the update changes neither its spec nor what names the target. */
    notDue,
    /** Its target cannot be applied. */
    failed
  }

  /**
   * A resource and what its target does to it.
   *
   * @param judged the resource, with what is said of the use that it makes of targets
   * @param before the resource as it comes to its target
   * @param reference what names its target; empty where nothing does
   * @param outcome what becomes of it
   */
  public record Planned(
      CheckResult.Judged judged,
      JsonNode before,
      Optional<TargetReference> reference,
      Outcome outcome) {}

  /** The same with files that were not planned. */
  public Planning with(List<LeftOut> files) {
    List<LeftOut> all = Stream.concat(files.stream(), leftOut.stream()).distinct().toList();
    return new Planning(resources, skipped, errors, all);
  }

  /** How many resources a thing became of. */
  public long count(Outcome outcome) {
    return resources.stream().filter(planned -> planned.outcome() == outcome).count();
  }

  /** Whether a resource names a target that is there. */
  public boolean findsTarget() {
    return resources.stream()
        .anyMatch(p -> p.reference().flatMap(TargetReference::target).isPresent());
  }

  /** What to know about files and folders, each once. */
  public List<Remark> remarks() {
    return leftOut.stream().flatMap(file -> file.remark().stream()).distinct().toList();
  }
}
