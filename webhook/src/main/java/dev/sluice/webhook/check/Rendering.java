package dev.sluice.webhook.check;

import dev.sluice.policies.documents.Document;
import dev.sluice.policies.documents.DocumentError;
import dev.sluice.policies.kubernetes.KindName;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.webhook.source.LeftOut;
import dev.sluice.webhook.source.Remark;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The pods of all documents that were read together.
 *
 * @param resources those of a kind that Sluice knows, in the order of the input
 * @param skipped the kinds of the documents that Sluice does not know, one for each
 * @param errors what could not be read
 * @param leftOut the files, and documents of them, that are not rendered as they are
 */
public record Rendering(
    List<Resource> resources,
    List<KindName> skipped,
    List<DocumentError> errors,
    List<LeftOut> leftOut) {

  /**
   * A resource and its pods.
   *
   * @param document where it stands
   * @param kind its apiVersion and kind
   * @param namespace the namespace it goes to; empty for cluster scope
   * @param name its name; empty where it has none yet
   * @param pods that are built from it; none of many kinds
   */
  public record Resource(
      Document document, KindName kind, String namespace, String name, List<RenderedPod> pods) {

    /** As people call it, such as {@code FlinkDeployment shop/orders}. */
    public String title() {
      String where = namespace.isEmpty() ? "" : namespace + "/";
      return kind.kind() + " " + where + (name.isEmpty() ? "(no name)" : name);
    }

    private Resource of(Set<FlinkProcess> processes) {
      List<RenderedPod> wanted =
          pods.stream().filter(pod -> processes.contains(pod.process())).toList();
      return new Resource(document, kind, namespace, name, wanted);
    }
  }

  /** The same with files that were not rendered. */
  public Rendering with(List<LeftOut> files) {
    List<LeftOut> all = Stream.concat(files.stream(), leftOut.stream()).distinct().toList();
    return new Rendering(resources, skipped, errors, all);
  }

  /** The same with the pods of some processes alone. */
  public Rendering of(Set<FlinkProcess> processes) {
    List<Resource> wanted = resources.stream().map(each -> each.of(processes)).toList();
    return new Rendering(wanted, skipped, errors, leftOut);
  }

  /** What to know about files and folders, each once. */
  public List<Remark> remarks() {
    return leftOut.stream().flatMap(file -> file.remark().stream()).distinct().toList();
  }
}
