package dev.sluice.policies;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What must not know what. */
@AnalyzeClasses(
    packages = "dev.sluice.policies",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String APACHE = "..policies.apache..";
  private static final String FLINK_CLUSTER = "..policies.flinkcluster..";
  private static final String VERVERICA = "..policies.ververica..";
  private static final String TARGET = "..policies.targets..";

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.sluice.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule kubernetesKnowsJacksonOnly =
      noClasses()
          .that()
          .resideInAPackage("..policies.kubernetes..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "..policies.kubernetes..", "com.fasterxml.jackson..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule renderedPodsKnowValuesOnly =
      noClasses()
          .that()
          .resideInAPackage("..policies.render..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "..policies.render..",
              "..policies.kubernetes..",
              "com.fasterxml.jackson..",
              "java..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule apacheKnowsNoOtherSystem =
      noClasses()
          .that()
          .resideInAPackage(APACHE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FLINK_CLUSTER, VERVERICA, TARGET);

  @ArchTest
  static final ArchRule flinkClusterKnowsNoOtherSystem =
      noClasses()
          .that()
          .resideInAPackage(FLINK_CLUSTER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APACHE, VERVERICA, TARGET);

  @ArchTest
  static final ArchRule ververicaKnowsNoOtherSystem =
      noClasses()
          .that()
          .resideInAPackage(VERVERICA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APACHE, FLINK_CLUSTER, TARGET);

  @ArchTest
  static final ArchRule whatIsSharedKnowsNoSystem =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..policies.generic..", "..policies.pod..", "..policies.flink..", TARGET)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(APACHE, FLINK_CLUSTER, VERVERICA, "..policies.builtin..");

  @ArchTest
  static final ArchRule rulesDoNotKnowWhoDecidesAboutThem =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..policies.rule..", "..policies.kind..", APACHE, FLINK_CLUSTER, VERVERICA)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..policies.policy..");

  @ArchTest
  static final ArchRule knowsNeitherServersNorClustersNorFiles =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "io.fabric8..", "java.nio.file..", "java.net.http..");

  @ArchTest
  static final ArchRule asksNoClock =
      noClasses()
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(java.time.Clock.class, "systemUTC");
}
