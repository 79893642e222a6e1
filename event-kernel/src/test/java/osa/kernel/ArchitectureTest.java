package osa.kernel;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import osa.kernel.projection.Projections;
import osa.kernel.testing.HouseRules;

/// The rooms of the kernel itself. That it has no domain word is for [DomainWordsTest].
@AnalyzeClasses(packages = "osa.kernel", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_root_depends_on_the_jdk_alone_and_tells_projections =
      classes()
          .that()
          .resideInAPackage("osa.kernel")
          .should()
          .onlyDependOnClassesThat(
              resideInAPackage("java..")
                  .or(resideInAPackage("osa.kernel"))
                  .or(type(Projections.class)));

  @ArchTest
  static final ArchRule the_root_does_no_input_or_output =
      noClasses()
          .that()
          .resideInAPackage("osa.kernel")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.sql..");

  @ArchTest
  static final ArchRule the_kernel_knows_no_feature =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("osa..").and(not(resideInAPackage("osa.kernel.."))));

  @ArchTest
  static final ArchRule only_one_room_speaks_to_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("osa.kernel.kafka")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.cloudevents..");

  @ArchTest
  static final ArchRule only_the_wiring_starts_what_speaks_to_kafka =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa.kernel.kafka", "osa.kernel.runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("osa.kernel.kafka");

  @ArchTest
  static final ArchRule nobody_depends_on_the_wiring =
      noClasses()
          .that()
          .resideOutsideOfPackage("osa.kernel.runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("osa.kernel.runtime");

  @ArchTest
  static final ArchRule only_one_room_knows_http =
      noClasses()
          .that()
          .resideOutsideOfPackage("osa.kernel..rest")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "io.vertx..", "osa.kernel.rest");

  @ArchTest
  static final ArchRule only_read_models_know_hibernate =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa.kernel.projection", "osa.kernel..view")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.hibernate..", "jakarta.persistence..");

  @ArchTest
  static final ArchRule only_the_wiring_measures =
      noClasses()
          .that()
          .resideOutsideOfPackage("osa.kernel.runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.micrometer..");

  @ArchTest
  static final ArchRule only_the_wiring_traces =
      noClasses()
          .that()
          .resideOutsideOfPackage("osa.kernel.runtime")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..");

  @ArchTest
  static final ArchRule what_runs_without_a_container_knows_none =
      noClasses()
          .that()
          .resideInAnyPackage(
              "osa.kernel",
              "osa.kernel.store",
              "osa.kernel.inbox",
              "osa.kernel.outbox",
              "osa.kernel.position",
              "osa.kernel.reaction",
              "osa.kernel.kafka",
              "osa.kernel.deadletter")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..");

  @ArchTest
  static final ArchRule a_domain_of_the_kernel_knows_only_itself_and_pure_types =
      HouseRules.the_domain_knows_only_itself_and_pure_types;

  @ArchTest
  static final ArchRule a_domain_of_the_kernel_has_no_clock_and_no_chance =
      HouseRules.the_domain_has_no_clock_and_no_chance;

  @ArchTest
  static final ArchRule a_domain_of_the_kernel_reads_and_writes_nothing =
      HouseRules.the_domain_reads_and_writes_nothing_and_starts_no_thread;

  @ArchTest
  static final ArchRule a_domain_of_the_kernel_does_not_change =
      HouseRules.the_domain_does_not_change;
}
