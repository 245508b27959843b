package dev.sluice.webhook.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.Judge;
import dev.sluice.policies.kind.Installation.ConfigMapName;
import dev.sluice.policies.kubernetes.KubernetesVersion;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.state.State;
import dev.sluice.webhook.audit.ClusterAudit;
import dev.sluice.webhook.audit.FileAudit;
import dev.sluice.webhook.audit.Look;
import dev.sluice.webhook.audit.Marks;
import dev.sluice.webhook.audit.PolicyTimes;
import dev.sluice.webhook.audit.Preview;
import dev.sluice.webhook.check.Check;
import dev.sluice.webhook.check.CheckResult;
import dev.sluice.webhook.cluster.ClusterReading;
import dev.sluice.webhook.cluster.Pages;
import dev.sluice.webhook.kubeconfig.Kubeconfig;
import dev.sluice.webhook.kubeconfig.UnusableKubeconfig;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.Inputs;
import dev.sluice.webhook.source.Location;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.StateFolder;
import dev.sluice.webhook.source.Surroundings;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice audit}: judges what stands in a cluster, or in files that were read from one. */
@Command(
    name = "audit",
    description = "Judge what stands in a cluster as the webhook would if it were new.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:nothing would be refused",
      "1:something would be, or is as bad as --fail-on says",
      "2:wrong usage, so nothing was judged; or something that cannot be read, the rest was judged"
    })
final class AuditCommand extends ResourcesCommand {
  private static final String UNDONE =
      "Nothing was audited, since these policies cannot be applied.";

  /** Objects of a cluster that are in memory at once. */
  private static final int PAGE = 50;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description = "Objects that were read from a cluster, instead of those that stand there now.")
  private List<String> inputs = List.of();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "Policies and exemptions beside the built-in policy and those of the cluster.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--preview",
      paramLabel = "FILE|DIR",
      description =
          "Policies to add, or put in the place of those of their names: report what gets worse.")
  private Optional<Path> preview = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "DIR",
      description = "With files: further objects of the cluster, which resources refer to.")
  private Optional<Path> state = Optional.empty();

  @Mixin private final ReportOptions report = new ReportOptions();

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAMES",
      split = ",",
      description = "Only these namespaces of the cluster. Default: all, and what is in none.")
  private List<String> namespaces = List.of();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description =
          "How to reach the cluster. Default: as kubectl, $$KUBECONFIG or ~/.kube/config.")
  private Optional<Path> kubeconfig = Optional.empty();

  @Option(
      names = "--context",
      paramLabel = "NAME",
      description = "Which context of the kubeconfig. Default: the current one.")
  private Optional<String> context = Optional.empty();

  @Option(
      names = "--kubernetes-version",
      paramLabel = "VERSION",
      description = "Of the cluster, where no policy says it: 1.31 to 1.36. Default: 1.36.")
  private Optional<String> kubernetesVersion = Optional.empty();

  AuditCommand(Surroundings surroundings) {
    super(surroundings);
  }

  /** What resources are judged by, and what they would be judged by. */
  private record Sets(Policies inForce, Optional<Policies> previewed) {}

  @Override
  public Integer call() throws InterruptedException {
    RuleBook book = book(Optional.empty());
    if (!inputs.isEmpty()) {
      return files(book);
    }
    if (state.isPresent()) {
      throw usage("--state goes with files; a cluster is its own state");
    }
    try (KubernetesClient client = Kubeconfig.client(kubeconfig, context, surroundings())) {
      return cluster(client, book);
    } catch (UnusableKubeconfig e) {
      throw usage(e.getMessage() + "; or name files to audit");
    }
  }

  private int files(RuleBook book) throws InterruptedException {
    StateFolder.Loaded known = StateFolder.load(state, surroundings());
    known.errors().forEach(err()::println);
    Optional<Sets> sets = sets(List.of(), book);
    if (sets.isEmpty() || !known.errors().isEmpty()) {
      return WRONG_USAGE;
    }
    Inputs found = found(Inputs.find(inputs, surroundings(), book.kinds()));
    return report(
        sets.get(),
        judge(book, known::state),
        Marks.NONE,
        (judge, check, look) ->
            new FileAudit(found, judge, check, new ProgressLine(surroundings(), err())).run(look));
  }

  private int cluster(KubernetesClient client, RuleBook book) throws InterruptedException {
    String server = client.getMasterUrl().toString();
    ClusterReading known;
    try {
      known = ClusterReading.of(client, book.kinds());
    } catch (ClusterReading.NotRead e) {
      err().println(server + ": " + e.getMessage());
      return WRONG_USAGE;
    }
    Optional<Sets> sets = sets(known.policies(), book);
    if (sets.isEmpty()) {
      return WRONG_USAGE;
    }
    Set<ConfigMapName> configMaps = new HashSet<>(sets.get().inForce().configMaps());
    sets.get().previewed().map(Policies::configMaps).ifPresent(configMaps::addAll);
    known.read(configMaps);
    Pages pages = new Pages(client, PAGE);
    Policies inForce = sets.get().inForce();
    ClusterAudit audit =
        new ClusterAudit(
            pages, server, book.kinds(), namespaces, new ProgressLine(surroundings(), err()));
    return report(
        sets.get(),
        judge(book, known::state),
        Marks.of(PolicyTimes.of(pages, inForce), inForce.catalogue()),
        (judge, check, look) -> audit.run(check, look));
  }

  private Function<Policies, Judge> judge(RuleBook book, Supplier<State> known) {
    return set -> new Judge(book, set, surroundings().clock(), known);
  }

  /** What is audited. */
  private interface Audited {
    CheckResult run(Judge judge, Check check, Look look) throws InterruptedException;
  }

  private int report(Sets sets, Function<Policies, Judge> judges, Marks marks, Audited audited)
      throws InterruptedException {
    Policies by = sets.previewed().orElse(sets.inForce());
    Judge judge = judges.apply(by);
    Check check = new Check(judge, _ -> false);
    CheckResult result;
    if (sets.previewed().isPresent()) {
      Preview previewed = new Preview(new Check(judges.apply(sets.inForce()), _ -> false));
      CheckResult worse = audited.run(judge, check, previewed);
      result = previewed.freed().map(worse::with).orElse(worse);
    } else {
      result = audited.run(judge, check, marks);
    }
    report.print(result, by, Terminal.of(surroundings()), out());
    result.errors().stream()
        .filter(error -> error.position().isEmpty())
        .forEach(error -> err().println(Location.line(error)));
    return report.exitCode(result);
  }

  private Optional<Sets> sets(List<JsonNode> objects, RuleBook book) {
    Optional<KubernetesVersion> version = kubernetesVersion(kubernetesVersion);
    Optional<Policies> inForce =
        told(PolicyFolder.load(policies, objects, surroundings(), book), UNDONE);
    Optional<Policies> previewed =
        preview.flatMap(
            path ->
                told(PolicyFolder.loadOver(path, policies, objects, surroundings(), book), UNDONE));
    return inForce
        .filter(_ -> preview.isEmpty() || previewed.isPresent())
        .map(
            set ->
                new Sets(
                    set.assuming(version, Optional.empty()),
                    previewed.map(other -> other.assuming(version, Optional.empty()))));
  }
}
