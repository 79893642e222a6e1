package osa.eligibility;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import osa.kernel.testing.HouseRules;

@AnalyzeClasses(packages = "osa.eligibility", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests HOUSE = ArchTests.in(HouseRules.class);

  @ArchTest
  static final ArchRule one_class_knows_the_rule_engine =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.DmnEligibilityRules(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.kie..");

  /// What an assessment stores has to be readable whatever becomes of the other features.
  @ArchTest
  static final ArchRule a_stored_assessment_needs_no_other_feature =
      noClasses()
          .that()
          .resideInAPackage("osa.eligibility.assessment.domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("osa.eligibility.country..", "osa.eligibility.policy..");
}
