package dev.sluice.webhook.cli;

import dev.sluice.policies.Judge;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.webhook.check.Plan;
import dev.sluice.webhook.check.Planning;
import dev.sluice.webhook.report.PlanJson;
import dev.sluice.webhook.report.PlanText;
import dev.sluice.webhook.report.Summary;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.Inputs;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice plan}: what deployment targets do to resources. */
@Command(
    name = "plan",
    description = "Show what deployment targets do to resources in files.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:each target can be applied, or there is none",
      "1:a target cannot be applied",
      "2:wrong usage, so nothing was planned; or unreadable input, the rest was planned"
    })
final class PlanCommand extends ResourcesCommand {
  /** The forms of what is printed. */
  enum Output {
    text,
    json
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description =
          "YAML or JSON files, folders of them, or - for standard input. Targets and namespaces may"
              + " be among them.")
  private List<String> inputs = List.of();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Objects of the cluster: targets, namespaces, and what resources are an update of.")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "Policies and exemptions beside the built-in policy.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Try this target on every resource, instead of the one that it has.")
  private Optional<String> target = Optional.empty();

  @Option(names = "--create", description = "Plan every resource as new, even if --state holds it.")
  private boolean create;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "What to print: ${COMPLETION-CANDIDATES}. Default: text.")
  private Output output = Output.text;

  PlanCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    if (inputs.isEmpty()) {
      throw usage("nothing to plan; name files, folders, or - for standard input");
    }
    RuleBook book = book(Optional.empty());
    Optional<Policies> inForce =
        policies(policies, book, "Nothing was planned, since these policies cannot be applied.");
    StateFolder.Loaded known = StateFolder.load(state, surroundings());
    known.errors().forEach(err()::println);
    if (!known.errors().isEmpty()) {
      err().println("Nothing was planned, since the state cannot be read.");
    }
    return inForce.isEmpty() || !known.errors().isEmpty()
        ? WRONG_USAGE
        : plan(book, inForce.get(), known);
  }

  private int plan(RuleBook book, Policies inForce, StateFolder.Loaded known) {
    Inputs read = read(inputs, book);
    Judge judge = new Judge(book, inForce, surroundings().clock(), known::state);
    Planning planning = Plan.of(read.documents(), judge, create, target).with(read.leftOut());
    if (target.isPresent() && !planning.resources().isEmpty() && !planning.findsTarget()) {
      throw usage(
          "--target: there is no DeploymentTarget "
              + Quote.string(target.get())
              + " in --state or among the files");
    }
    switch (output) {
      case text -> out().print(PlanText.of(planning, Terminal.of(surroundings())));
      case json -> PlanJson.write(planning, inForce.generation(), out());
    }
    out().flush();
    tell(planning);
    return exitCode(planning);
  }

  private static int exitCode(Planning planning) {
    if (!planning.errors().isEmpty()) {
      return WRONG_USAGE;
    }
    return planning.count(Planning.Outcome.failed) > 0 ? REFUSED : FINE;
  }

  /** Says on standard error what could not be read, and what was left out. */
  private void tell(Planning planning) {
    planning.errors().forEach(error -> err().println(Location.line(error)));
    planning
        .remarks()
        .forEach(remark -> err().println(Quote.line(remark.file() + ": " + remark.problem())));
    Summary.leftOut(planning.skipped(), planning.leftOut()).forEach(err()::println);
  }
}
