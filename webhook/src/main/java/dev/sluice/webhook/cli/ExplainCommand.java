package dev.sluice.webhook.cli;

import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.kind.KindProfile;
import dev.sluice.policies.kind.Kinds;
import dev.sluice.policies.kubernetes.Suggestion;
import dev.sluice.policies.policy.DefaultPolicy;
import dev.sluice.policies.policy.Policies;
import dev.sluice.policies.rule.Catalogue;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.policies.rule.RuleInfo;
import dev.sluice.webhook.report.Terminal;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code sluice explain}: what the rules are, and who decides about them. */
@Command(
    name = "explain",
    description = "List the rules, explain one, or show which policy decides about it.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n")
final class ExplainCommand extends Subcommand {
  /** How policies name a group of rules. */
  private static final String GROUP = "group:";

  private final Surroundings surroundings;

  @Parameters(
      arity = "0..1",
      paramLabel = "RULE",
      description =
          "The id of a rule, such as VVP-030. The start of ids, such as VVP-03, and group:NAME list"
              + " those rules; without anything, all are listed.")
  private Optional<String> id = Optional.empty();

  @Option(
      names = "--for",
      paramLabel = "KIND/NAMESPACE/NAME",
      description = "Show which policy decides about the rule on this resource, and how.")
  private Optional<String> resource = Optional.empty();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description =
          "Policies and exemptions beside the built-in policy: their own rules are explained, too,"
              + " and with --for they decide.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--policy",
      fallbackValue = "true",
      description = "Print the built-in policy as YAML, to start your own from.")
  private boolean policy;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    RuleBook book = BuiltIn.book();
    if (policy) {
      return print(PolicyYaml.of(DefaultPolicy.document(book.catalogue()), book.catalogue()));
    }
    PolicyFolder.Loaded loaded = PolicyFolder.load(policies, surroundings, book);
    if (!loaded.errors().isEmpty()) {
      loaded.errors().forEach(err()::println);
      return WRONG_USAGE;
    }
    Catalogue catalogue = loaded.policies().catalogue();
    if (resource.isPresent()) {
      String rule = id.orElseThrow(() -> usage("--for needs a rule: name its id"));
      return decision(rule(rule, catalogue), loaded.policies(), book);
    }
    return print(page(id.orElse(""), catalogue, Terminal.of(surroundings)));
  }

  /** What is said of one rule, or a list of those of a group or whose ids begin so. */
  private String page(String given, Catalogue catalogue, Terminal terminal) {
    String wanted = given.toUpperCase(Locale.ROOT);
    Optional<String> group =
        Catalogue.GROUPS.stream().filter(g -> given.equals(GROUP + g)).findFirst();
    List<RuleInfo> several =
        catalogue.all().stream()
            .filter(
                rule ->
                    group
                        .map(rule.group()::equals)
                        .orElse(rule.id().toUpperCase(Locale.ROOT).startsWith(wanted)))
            .toList();
    if (several.isEmpty() && group.isEmpty()) {
      throw usage(unknown(given, catalogue));
    }
    return find(given, catalogue)
        .map(rule -> RulePage.of(rule, catalogue.prose(rule), terminal))
        .orElseGet(() -> RuleList.of(several, terminal));
  }

  private int decision(RuleInfo rule, Policies inForce, RuleBook book) {
    DecisionPage.Resource named = named(resource.orElseThrow());
    List<KindProfile> meant = named.among(book.kinds());
    if (meant.isEmpty()) {
      throw usage("Sluice doesn't judge a kind " + named.kind() + hint(named.kind(), book.kinds()));
    }
    return print(DecisionPage.of(rule, named, meant, inForce, surroundings.clock().instant()));
  }

  private DecisionPage.Resource named(String given) {
    return DecisionPage.Resource.parse(given)
        .orElseThrow(
            () -> usage("--for takes kind/namespace/name, such as FlinkCluster/team-a/orders"));
  }

  private static String hint(String kind, Kinds kinds) {
    List<String> known = kinds.all().stream().map(k -> k.name().kind()).distinct().toList();
    return Suggestion.nearest(kind, known)
        .map(near -> "; did you mean " + near + "?")
        .orElseGet(() -> "; one of " + String.join(", ", known));
  }

  private RuleInfo rule(String given, Catalogue catalogue) {
    return find(given, catalogue).orElseThrow(() -> usage(unknown(given, catalogue)));
  }

  private static Optional<RuleInfo> find(String given, Catalogue catalogue) {
    return catalogue.all().stream().filter(rule -> rule.id().equalsIgnoreCase(given)).findFirst();
  }

  private static String unknown(String given, Catalogue catalogue) {
    boolean group = given.startsWith(GROUP);
    List<String> known =
        group
            ? Catalogue.GROUPS.stream().map(name -> GROUP + name).toList()
            : catalogue.all().stream().map(RuleInfo::id).toList();
    return (group ? "there is no " : "there is no rule ")
        + given
        + Suggestion.nearest(given, known)
            .map(near -> "; did you mean " + near + "?")
            .orElse(
                group
                    ? "; one of " + String.join(", ", Catalogue.GROUPS)
                    : "; `sluice explain` lists all");
  }

  private int print(String text) {
    out().print(text);
    out().flush();
    return FINE;
  }
}
