package dev.sluice.webhook.cli;

import dev.sluice.policies.Judge;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.render.FlinkProcess;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.check.Render;
import dev.sluice.webhook.check.Rendering;
import dev.sluice.webhook.report.PodYaml;
import dev.sluice.webhook.report.PodsJson;
import dev.sluice.webhook.report.Summary;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.Inputs;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice render}: the pods that Flink and the operators build from resources. */
@Command(
    name = "render",
    description = "Print the pods that Flink and the operators build from resources in files.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was read, whether pods are built from it or not",
      "2:wrong usage, so nothing was rendered; or unreadable input, the rest was rendered"
    })
final class RenderCommand extends ResourcesCommand {
  /** The forms of what is printed. */
  enum Output {
    yaml,
    json
  }

  /** Processes as people write them. */
  enum Wanted {
    jobmanager(FlinkProcess.JOBMANAGER),
    taskmanager(FlinkProcess.TASKMANAGER),
    job(FlinkProcess.JOB);

    private final FlinkProcess process;

    Wanted(FlinkProcess process) {
      this.process = process;
    }
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description = "YAML or JSON files, folders of them, or - for standard input.")
  private List<String> inputs = List.of();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "Policies, which say what is installed (spec.installation).")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--process",
      paramLabel = "PROCESS",
      split = ",",
      description = "Only the pods of these: ${COMPLETION-CANDIDATES}. Default: all.")
  private List<Wanted> processes = List.of();

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "yaml",
      description = "What to print: ${COMPLETION-CANDIDATES}. Default: yaml.")
  private Output output = Output.yaml;

  @Option(
      names = "--as",
      paramLabel = POD_TEMPLATE,
      description = "Render every Pod as one, even without a container flink-main-container.")
  private Optional<String> as = Optional.empty();

  RenderCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    if (inputs.isEmpty()) {
      throw usage("nothing to render; name files, folders, or - for standard input");
    }
    RuleBook book = book(as);
    return policies(policies, book, "Nothing was rendered, since these policies cannot be applied.")
        .map(inForce -> render(book, inForce))
        .orElse(WRONG_USAGE);
  }

  private int render(RuleBook book, Policies inForce) {
    Inputs read = read(inputs, book);
    Judge judge = new Judge(book, inForce, surroundings().clock(), () -> State.NONE);
    Rendering all = Render.of(read.documents(), judge).with(read.leftOut());
    Rendering wanted = all.of(wanted());
    switch (output) {
      case yaml -> PodYaml.write(wanted, Terminal.of(surroundings()), out());
      case json -> PodsJson.write(wanted, inForce.generation(), out());
    }
    out().flush();
    tell(all, wanted);
    return all.errors().isEmpty() ? FINE : WRONG_USAGE;
  }

  private Set<FlinkProcess> wanted() {
    return processes.isEmpty()
        ? Set.copyOf(Arrays.asList(FlinkProcess.values()))
        : processes.stream().map(each -> each.process).collect(Collectors.toSet());
  }

  /** Says on standard error of what there are no pods. */
  private void tell(Rendering all, Rendering wanted) {
    all.errors().forEach(error -> err().println(Location.line(error)));
    for (int i = 0; i < all.resources().size(); i++) {
      Rendering.Resource resource = all.resources().get(i);
      if (wanted.resources().get(i).pods().isEmpty()) {
        String why =
            resource.pods().isEmpty() ? ": no pods are built from it" : ": no pods of --process";
        note(
            resource.document().source() + ":" + resource.document().line(),
            resource.title() + why);
      }
    }
    all.remarks().forEach(remark -> note(remark.file(), remark.problem()));
    Summary.leftOut(all.skipped(), all.leftOut()).forEach(err()::println);
  }

  private void note(String where, String what) {
    err().println(Quote.line(where + ": " + what));
  }
}
