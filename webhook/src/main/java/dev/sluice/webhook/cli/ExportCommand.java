package dev.sluice.webhook.cli;

import dev.sluice.policies.builtin.BuiltIn;
import dev.sluice.policies.export.AdmissionPolicy;
import dev.sluice.policies.export.Export;
import dev.sluice.policies.rule.RuleBook;
import dev.sluice.webhook.report.ObjectsYaml;
import dev.sluice.webhook.source.PolicyFolder;
import dev.sluice.webhook.source.Surroundings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sluice export}: what of the rules in force an API server can hold by itself. */
@Command(
    name = "export",
    description = "Print what an API server can hold of the rules while no Sluice is there.",
    sortOptions = false,
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was printed that can be said; standard error names what cannot",
      "2:wrong usage, or policies that cannot be applied, so nothing was printed"
    })
final class ExportCommand extends Subcommand {
  /** What rules can be said as. */
  enum Form {
    validatingadmissionpolicy
  }

  private final Surroundings surroundings;

  @Option(
      names = "--as",
      paramLabel = "FORM",
      required = true,
      description = "What to print: ${COMPLETION-CANDIDATES}, with its bindings.")
  @SuppressWarnings("UnusedVariable") // there is one form yet
  private Form form = Form.validatingadmissionpolicy;

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description = "Policies and exemptions beside the built-in policy.")
  private Optional<Path> policies = Optional.empty();

  @Option(
      names = "--opt-in",
      description =
          "Only for namespaces with the label sluice.dev/admission: enabled, as the component"
              + " opt-in.")
  private boolean optIn;

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    RuleBook book = BuiltIn.book();
    PolicyFolder.Loaded loaded = PolicyFolder.load(policies, surroundings, book);
    if (!loaded.errors().isEmpty()) {
      loaded.errors().forEach(err()::println);
      err().println("Nothing was exported, since these policies cannot be applied.");
      return WRONG_USAGE;
    }
    Export export = Export.of(book, loaded.policies(), surroundings.clock().instant(), optIn);
    ObjectsYaml yaml = new ObjectsYaml(out());
    for (AdmissionPolicy one : export.policies()) {
      yaml.write(one.policy(), one.comments());
      yaml.write(one.binding(), List.of());
    }
    out().flush();
    tell(export.left());
    return FINE;
  }

  /** Of the groups that are exported only: that all others are not is what everybody expects. */
  private void tell(List<String> left) {
    if (!left.isEmpty()) {
      err()
          .println(
              "Not exported, since CEL in an API server knows neither the pods that are built nor"
                  + " Flink's options: "
                  + String.join(", ", left));
    }
  }
}
