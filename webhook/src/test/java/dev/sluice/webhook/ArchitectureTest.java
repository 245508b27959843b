package dev.sluice.webhook;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.sluice.webhook", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String OWN = "dev.sluice.webhook..";

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

  private static ArchRule knowsNoOther(String packages) {
    return noClasses()
        .that()
        .resideInAPackage(packages)
        .should()
        .dependOnClassesThat(resideInAPackage(OWN).and(not(resideInAPackage(packages))));
  }
}
