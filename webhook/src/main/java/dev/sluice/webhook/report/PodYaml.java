package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.Loss;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.RenderedPod;
import dev.sluice.policies.rule.Action;
import dev.sluice.webhook.check.Rendering;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.Help.Ansi.Style;

/**
 * Rendered pods as YAML for a person: a document for each, in which comments say who adds what was
 * not written, and at the end what was written and is not there.
 */
public final class PodYaml {
  /** What makes pods from a template: a word alone, or with a name. */
  private static final Pattern WORKLOAD = Pattern.compile("(Deployment|StatefulSet|Job)( .+)?");

  private final Terminal terminal;
  private final PrintWriter out;

  private PodYaml(Terminal terminal, PrintWriter out) {
    this.terminal = terminal;
    this.out = out;
  }

  /** Writes all pods, one after another. */
  public static void write(Rendering rendering, Terminal terminal, PrintWriter out) {
    PodYaml yaml = new PodYaml(terminal, out);
    String before = "";
    for (Rendering.Resource resource : rendering.resources()) {
      for (RenderedPod pod : resource.pods()) {
        out.print(before);
        yaml.pod(resource, pod);
        before = terminal.paint("---", Style.faint) + "\n";
      }
    }
  }

  private void pod(Rendering.Resource resource, RenderedPod pod) {
    String title =
        "%s of %s: %s%s".formatted(process(pod), resource.title(), what(pod), pod.doubt());
    out.print(terminal.comment(title, Style.bold));
    Part root = pod.root();
    new YamlLines(terminal, out)
        .write(new YamlItem(root.node(), root, FieldPath.ROOT, PartComment.ofWhole(root)));
    pod.losses()
        .forEach(loss -> out.print(terminal.comment(line(loss), Actions.style(Action.Warn))));
  }

  /** What runs in it, as a title begins. */
  private static String process(RenderedPod pod) {
    String title = pod.process().title();
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }

  /** What the pod is to the object that makes it. */
  private static String what(RenderedPod pod) {
    String object = pod.object().strip();
    if (WORKLOAD.matcher(object).matches()) {
      return "the pod template of " + (object.contains(" ") ? object : "its " + object);
    }
    return pod.process() == FlinkProcess.TASKMANAGER
        ? "a pod that Flink starts itself"
        : "the pod template of its Deployment";
  }

  private static String line(Loss loss) {
    return "not in this pod: %s: %s; %s (%s)"
        .formatted(loss.at().path().shortened(), loss.problem(), loss.fix(), loss.rule());
  }
}
