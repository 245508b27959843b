package dev.sluice.policies.apache.pods;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.policies.flink.FlinkConfiguration;
import dev.sluice.policies.flink.NativePod;
import dev.sluice.policies.flink.OptionText;
import dev.sluice.policies.kubernetes.Value;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.List;
import java.util.Set;

/** What the operator itself puts into a template before Flink builds the pod. */
final class OperatedTemplate {
  private static final String OPERATOR = "the operator";
  private static final String PROBE = "kubernetes.operator.jm-deployment.startup.probe.enabled";
  private static final Added CONTAINER = Added.of(OPERATOR, "the container of Flink", "");
  private static final List<String> LISTS = List.of("requests", "limits");
  private static final Set<String> FLINKS = Set.of("cpu", "memory");
  private static final Part STARTUP = Part.added(probe(), Added.of(OPERATOR, PROBE, ""));

  private final PodDraft draft;

  OperatedTemplate(PodDraft draft) {
    this.draft = draft;
  }

  private static ObjectNode probe() {
    ObjectNode probe = JsonNodeFactory.instance.objectNode();
    probe.putObject("httpGet").put("path", "/config").put("port", "rest");
    return probe.put("failureThreshold", Integer.MAX_VALUE).put("periodSeconds", 1);
  }

  /**
   * Puts it in.
   *
   * @param process the resource's section on the process
   */
  void complete(Value process, FlinkConfiguration options) {
    Value size = process.get("resource").get("ephemeralStorage");
    if (size.isPresent()) {
      set("requests", "ephemeral-storage", size);
      set("limits", "ephemeral-storage", size);
    }
    Value resources = process.get("resources");
    for (String list : resources.isObject() ? LISTS : List.<String>of()) {
      for (Value quantity : resources.get(list).entries()) {
        if (!FLINKS.contains(quantity.name())) {
          set(list, quantity.name(), quantity);
        }
      }
    }
    if (draft.process() == FlinkProcess.JOBMANAGER && !isOff(options)) {
      ObjectPart main = main();
      if (!main.isSet("startupProbe")) {
        main.set("startupProbe", STARTUP);
      }
    }
  }

  private static boolean isOff(FlinkConfiguration options) {
    return options.get(PROBE).flatMap(e -> OptionText.bool(e.text())).filter(on -> !on).isPresent();
  }

  private void set(String list, String resource, Value quantity) {
    ObjectPart resources = main().object("resources", CONTAINER);
    resources.object(list, CONTAINER).set(resource, Part.written(quantity));
  }

  private ObjectPart main() {
    return NativePod.mainContainer(draft.spec(CONTAINER), CONTAINER);
  }
}
