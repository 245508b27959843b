package dev.sluice.policies.flink;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin.Added;
import dev.sluice.policies.render.Part;
import dev.sluice.policies.render.PodDraft;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** CPU and memory of Flink's container, which Flink reckons from its options alone. */
final class NativeResources {
  private final PodDraft draft;
  private final ObjectPart main;
  private final FlinkConfiguration options;
  private final ProcessOptions names;

  NativeResources(PodDraft draft, ObjectPart main, FlinkConfiguration options) {
    this.draft = draft;
    this.main = main;
    this.options = options;
    this.names = ProcessOptions.of(draft.process());
  }

  void set() {
    ObjectPart resources = main.object("resources", FlinkPart.RESOURCES);
    ObjectPart requests = resources.object("requests", FlinkPart.RESOURCES);
    ObjectPart limits = resources.object("limits", FlinkPart.RESOURCES);
    lose(requests, "cpu");
    lose(limits, "cpu");
    lose(requests, "memory");
    lose(limits, "memory");
    cpu(requests, limits);
    memory(requests, limits);
  }

  /** What options call external resources, as far as they give Kubernetes' name of one. */
  void external() {
    List<String> names =
        options
            .get("external-resources")
            .flatMap(entry -> OptionText.list(entry.text()))
            .orElse(List.of());
    if (!names.contains("none")) {
      names.forEach(name -> external("external-resource." + name));
    }
  }

  private void external(String prefix) {
    Optional<Entry> name = options.get(prefix + ".kubernetes.config-key");
    OptionalLong amount =
        options
            .get(prefix + ".amount")
            .map(entry -> OptionText.integer(entry.text()))
            .orElse(OptionalLong.empty());
    if (name.isPresent() && amount.orElse(0) > 0) {
      String text = String.valueOf(amount.getAsLong());
      Part quantity = PodDraft.text(text, FlinkPart.of(name.get()));
      for (String list : List.of("requests", "limits")) {
        main.object("resources", FlinkPart.RESOURCES)
            .object(list, FlinkPart.RESOURCES)
            .set(name.get().text(), quantity);
      }
    }
  }

  private void lose(ObjectPart list, String name) {
    if (list.has(name)) {
      Part written = list.entry(name);
      String problem = name + " has no effect: Flink sets it from its own options";
      draft.lose(written, "FLK-020", problem, fix(name));
      list.remove(name);
    }
  }

  private String fix(String name) {
    return "remove it, and set %s of the %s and kubernetes.%s.%s.limit-factor"
        .formatted(name, draft.process().title(), draft.process().word(), name);
  }

  private void cpu(ObjectPart requests, ObjectPart limits) {
    Optional<Entry> given =
        isJobManager()
            ? number(names.cpu(), names.olderCpu())
            : number("taskmanager.cpu.cores")
                .or(() -> number(names.cpu(), names.olderCpu()).filter(this::isPositive))
                .or(() -> number("taskmanager.numberOfTaskSlots"));
    double amount = given.map(NativeResources::amount).orElse(1.0);
    Added origin = given.map(FlinkPart::of).orElse(FlinkPart.RESOURCES);
    double limit = amount * factor(names.cpuFactor());
    Part request = PodDraft.text(String.valueOf(amount), origin);
    requests.set("cpu", request);
    limits.set("cpu", limit == amount ? request : PodDraft.text(String.valueOf(limit), origin));
  }

  private boolean isJobManager() {
    return draft.process() == FlinkProcess.JOBMANAGER;
  }

  private Optional<Entry> number(String... keys) {
    Optional<Entry> option = options.get(keys);
    return option.isPresent() && OptionText.number(option.get().text()).isEmpty()
        ? Optional.empty()
        : option;
  }

  private boolean isPositive(Entry entry) {
    return amount(entry) > 0;
  }

  private static double amount(Entry entry) {
    return OptionText.number(entry.text()).orElse(1);
  }

  private void memory(ObjectPart requests, ObjectPart limits) {
    Optional<Entry> given = options.get(names.memory());
    OptionalLong bytes = given.map(e -> MemoryText.bytes(e.text())).orElse(OptionalLong.empty());
    if (bytes.isPresent()) {
      long mebibytes = bytes.getAsLong() >> 20;
      long limit = (long) (mebibytes * factor(names.memoryFactor()));
      Added origin = FlinkPart.of(given.orElseThrow());
      Part request = PodDraft.text(mebibytes + "Mi", origin);
      requests.set("memory", request);
      limits.set("memory", limit == mebibytes ? request : PodDraft.text(limit + "Mi", origin));
    }
  }

  private double factor(String option) {
    return number(option).map(NativeResources::amount).orElse(1.0);
  }
}
