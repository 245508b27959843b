package dev.sluice.webhook.cli;

import dev.sluice.policies.Judge;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.dryrun.DryRun;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.Inputs;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice check}: judges files, folders and standard input. */
@Command(
    name = "check",
    description = "Judge resources in files as the webhook would if they were applied.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing is refused",
      "1:something is refused, or is as bad as --fail-on says",
      "2:wrong usage, so nothing was checked; or unreadable input or an API server that cannot be"
          + " asked, the rest was checked"
    })
final class CheckCommand extends ResourcesCommand {
  /** Levels of Pod Security that refuse something. */
  enum PodSecurity {
    baseline,
    restricted
  }

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description =
          "YAML or JSON files, folders of them, or - for standard input. With --policies alone, the"
              + " policies themselves are checked.")
  private List<String> inputs = List.of();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "Policies and exemptions beside the built-in policy.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description =
          "Objects of the cluster: what resources refer to, and what they are an update of.")
  private Optional<Path> state = Optional.empty();

  @Option(
      names = "--create",
      description = "Judge every resource as new, even if --state holds it or it has a status.")
  private boolean create;

  @Mixin private final ReportOptions report = new ReportOptions();

  @Option(
      names = "--as",
      paramLabel = POD_TEMPLATE,
      description = "Judge every Pod as one, even without a container flink-main-container.")
  private Optional<String> as = Optional.empty();

  @Option(
      names = "--kubernetes-version",
      paramLabel = "VERSION",
      description = "Of the cluster, where no policy says it: 1.31 to 1.36. Default: 1.36.")
  private Optional<String> kubernetesVersion = Optional.empty();

  @Option(
      names = "--pod-security",
      paramLabel = "LEVEL",
      description =
          "What namespaces enforce, where neither --state nor a policy says it:"
              + " ${COMPLETION-CANDIDATES}.")
  private Optional<PodSecurity> podSecurity = Optional.empty();

  @Option(
      names = "--dry-run",
      description =
          "Have an API server try the pods that are built, with your rights; nothing is stored.")
  private boolean dryRun;

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "Of --dry-run: which one. Default: as kubectl, $$KUBECONFIG or ~/.kube/config.")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Of --dry-run: which context of the kubeconfig. Default: the current one.")
  private Optional<String> context = Optional.empty();

  @Option(
      names = "--generate-exemptions",
      description = "Print PolicyExemptions for what is refused, instead of a report.")
  private boolean generateExemptions;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      defaultValue = "unknown",
      description = "Of exemptions: who answers for them. Default: unknown.")
  private String owner = "unknown";

  @Option(
      names = "--ttl",
      paramLabel = "DAYS",
      defaultValue = "30d",
      description = "Of exemptions: how long they last. Default: 30d.")
  private String ttl = "30d";

  CheckCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() {
    if (inputs.isEmpty() && policies.isEmpty()) {
      throw usage("nothing to check; name files, folders, or - for standard input");
    }
    RuleBook book = book(as);
    String undone =
        inputs.isEmpty() ? "" : "Nothing was checked, since these policies cannot be applied.";
    Optional<KubernetesVersion> version = kubernetesVersion(kubernetesVersion);
    Optional<Policies> inForce =
        policies(policies, book, undone)
            .map(read -> read.assuming(version, podSecurity.map(PodSecurity::name)));
    if (inputs.isEmpty()) {
      return inForce.map(this::nothingWrong).orElse(WRONG_USAGE);
    }
    StateFolder.Loaded known = StateFolder.load(state, surroundings());
    known.errors().forEach(err()::println);
    if (!known.errors().isEmpty()) {
      err().println("Nothing was checked, since the state cannot be read.");
    }
    return inForce.isEmpty() || !known.errors().isEmpty()
        ? WRONG_USAGE
        : check(book, inForce.get(), known);
  }

  /** Of a run that names policies alone: they are what is checked. */
  private int nothingWrong(Policies all) {
    int ours = all.hasOwnDefault() ? 0 : 1;
    out()
        .println(
            "policies: "
                + (all.names().size() - ours)
                + ", exemptions: "
                + all.allExemptions().size()
                + "; nothing is wrong with them. Name files to judge resources by them.");
    return FINE;
  }

  private int check(RuleBook book, Policies inForce, StateFolder.Loaded known) {
    Inputs read = read(inputs, book);
    Judge judge = new Judge(book, inForce, surroundings().clock(), known::state);
    CheckResult result = dryRun ? tried(read, judge, known) : check(read, judge, known);
    if (generateExemptions) {
      return exemptions(result);
    }
    report.print(result, inForce, Terminal.of(surroundings()), out());
    result.errors().stream()
        .filter(error -> error.position().isEmpty())
        .forEach(error -> err().println(Location.line(error)));
    return report.exitCode(result);
  }

  private int exemptions(CheckResult result) {
    Instant now = surroundings().clock().instant();
    out().print(ExemptionsYaml.of(result, now, days(ttl), owner));
    out().flush();
    result.errors().forEach(error -> err().println(Location.line(error)));
    return result.errors().isEmpty() ? FINE : WRONG_USAGE;
  }

  private Duration days(String text) {
    if (!text.matches("[1-9][0-9]{0,4}d")) {
      throw usage("--ttl: must be a number of days such as 30d, not \"" + text + "\"");
    }
    return Duration.ofDays(Long.parseLong(text.substring(0, text.length() - 1)));
  }

  private CheckResult check(Inputs read, Judge judge, StateFolder.Loaded known) {
    return new Check(
            judge, document -> create || (known.holds(document) && !Check.isDeployed(document)))
        .of(read.documents())
        .with(read.leftOut());
  }

  /** With what an API server says; its client is loaded here and by nothing else. */
  private CheckResult tried(Inputs read, Judge judge, StateFolder.Loaded known) {
    try (DryRun tried = DryRun.at(kubeconfig, context, surroundings())) {
      return check(read, judge.inspecting(tried), known).withErrors(tried.server(), tried.errors());
    } catch (UnusableKubeconfig e) {
      throw usage("--dry-run: " + e.getMessage());
    }
  }
}
