package dev.sluice.certs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ModuleTest.class, importOptions = DoNotIncludeTests.class)
class ModuleTest {
  @ArchTest
  static final ArchRule certificatesKnowNeitherPoliciesNorHttp =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.sluice.certs..",
              "io.fabric8..",
              "java.io",
              "java.lang..",
              "java.math",
              "java.net", // names and addresses; HTTP is java.net.http
              "java.nio..",
              "java.security..",
              "java.time..",
              "java.util..",
              "javax.net.ssl",
              "javax.security.auth.x500",
              "org.bouncycastle..",
              "org.jspecify..");

  /** Files and commands need no API server. */
  @ArchTest
  static final ArchRule onlyTheSelfManagedKnowTheClient =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.sluice.certs.selfmanaged")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.sluice.certs.selfmanaged", "io.fabric8..");

  @ArchTest
  static final ArchRule bouncyCastleIsNeverASecurityProvider =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle.jce.provider..")
          .orShould()
          .callMethod(java.security.Security.class, "addProvider", java.security.Provider.class);
}
