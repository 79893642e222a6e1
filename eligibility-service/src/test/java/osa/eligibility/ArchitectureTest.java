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
