package dev.sluice.webhook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.webhook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OWN = "dev.sluice.webhook..";
  private static final String KUBECONFIG = "dev.sluice.webhook.kubeconfig..";
  private static final String DRY_RUN = "dev.sluice.webhook.dryrun..";
  private static final String CLUSTER = "dev.sluice.webhook.cluster..";
  private static final String AUDIT = "dev.sluice.webhook.audit..";

  @ArchTest
  static final ArchRule packagesAreFreeOfCycles =
      slices().matching("dev.sluice.webhook.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule admissionKnowsNeitherServersNorCommands =
      noClasses()
          .that()
          .resideInAPackage("dev.sluice.webhook.admission..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.sluice.webhook.server..", "dev.sluice.webhook.cli..");

  @ArchTest
  static final ArchRule jsonKnowsNoOtherPackage = knowsNoOther("dev.sluice.webhook.json..");

  @ArchTest
  static final ArchRule httpKnowsNoOtherPackage = knowsNoOther("dev.sluice.webhook.http..");

  /** Everything else is handed it, and treats a user's rules like our own. */
  @ArchTest
  static final ArchRule onlyCommandsTakeWhatSluiceComesWith =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.webhook.cli..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.sluice.policies.builtin..");

  /** A request is not answered by asking another server, but for one bounded read of a target. */
  @ArchTest
  static final ArchRule onlyCommandsAndAuditsAskApiServers =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.webhook.cli..", KUBECONFIG, DRY_RUN, CLUSTER, AUDIT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DRY_RUN, KUBECONFIG, "io.fabric8..");

  /** What is known of a cluster is a State, and what is looked for in it a TargetLookup. */
  @ArchTest
  static final ArchRule onlyCommandsAndAuditsLookIntoClusters =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.sluice.webhook.cli..", CLUSTER, AUDIT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLUSTER);

  /** With the rights of who runs the command; a server has its own. */
  @ArchTest
  static final ArchRule aServerDoesNoDryRun =
      noClasses()
          .that(simpleName("ServeCommand"))
          .should()
          .dependOnClassesThat()
          .resideInAPackage(DRY_RUN);

  /** So that its classes are loaded only where it is asked for. */
  @ArchTest
  static final ArchRule commandsKnowTheClientByItsNameAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.sluice.webhook.cli..")
          .and(not(simpleName("ClusterOptions")))
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.fabric8..").and(not(simpleName("KubernetesClient"))));

  private static ArchRule knowsNoOther(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(resideInAPackage(OWN).and(not(resideInAPackage(packages))));
  }
}
