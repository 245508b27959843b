package dev.sluice.policies.flink;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.flink.NativePod.Inputs;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.Optional;

/**
 * What Flink's container runs. What Flink derives and no rule asks for is left out: the properties
 * of a native TaskManager, and in standalone mode the job's class and arguments.
 */
final class NativeCommand {
  private final PodDraft draft;
  private final ObjectPart main;
  private final Inputs in;
  private final FlinkProcess process;

  NativeCommand(PodDraft draft, ObjectPart main, Inputs in) {
    this.draft = draft;
    this.main = main;
    this.in = in;
    this.process = draft.process();
  }

  void set() {
    lose("command");
    Optional<Entry> entry = in.options().get("kubernetes.entry.path");
    String path = entry.map(Entry::text).orElse("/docker-entrypoint.sh");
    Added origin = entry.map(FlinkPart::of).orElse(FlinkPart.COMMAND);
    main.set("command", Part.added(JsonNodeFactory.instance.arrayNode().add(path), origin));
    if (in.isNative()) {
      lose("args");
      main.set("args", script());
    } else {
      standalone();
    }
  }

  private void lose(String field) {
    if (main.has(field)) {
      Part written = main.get(field);
      String problem = field + " of this container has no effect: Flink sets its own";
      String fix = "remove it, or use an init container for what has to run before Flink";
      draft.lose(written, "FLK-021", problem, fix);
    }
  }

  /** The script of the process, what it is to run, and what an option adds to that. */
  private Part script() {
    Optional<Entry> more = in.options().get(ProcessOptions.of(process).arguments());
    String target =
        process == FlinkProcess.JOBMANAGER
            ? in.options().get("execution.target").map(Entry::text).orElse("") + " "
            : "";
    String command =
        "kubernetes-" + process.word() + ".sh " + target + more.map(Entry::text).orElse("");
    return Part.added(
        JsonNodeFactory.instance.arrayNode().add("bash").add("-c").add(command),
        more.map(FlinkPart::of).orElse(FlinkPart.COMMAND));
  }

  /** The JobManager of a session cluster keeps the template's arguments, and they come first. */
  private void standalone() {
    boolean isJobManager = process == FlinkProcess.JOBMANAGER;
    if (!isJobManager || in.application()) {
      lose("args");
      main.remove("args");
    }
    String word = isJobManager && in.application() ? "standalone-job" : process.word();
    main.list("args", FlinkPart.COMMAND).add(PodDraft.text(word, FlinkPart.COMMAND));
  }
}
