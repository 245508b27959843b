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
              "dev.sluice.certs",
              "java.io",
              "java.lang..",
              "java.math",
              "java.net", // names and addresses; HTTP is java.net.http
              "java.nio..",
              "java.security..",
              "java.time..",
              "java.util..",
              "javax.security.auth.x500",
              "org.bouncycastle..",
              "org.jspecify..");

  @ArchTest
  static final ArchRule bouncyCastleIsNeverASecurityProvider =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.bouncycastle.jce.provider..")
          .orShould()
          .callMethod(java.security.Security.class, "addProvider", java.security.Provider.class);
}
