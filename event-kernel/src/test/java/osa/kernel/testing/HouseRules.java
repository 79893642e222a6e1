package osa.kernel.testing;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// The rules of the house, the same for every service. `HouseRulesTest` breaks each of them.
public final class HouseRules {

  private HouseRules() {}

  private static final DescribedPredicate<JavaClass> PURE_KERNEL =
      DescribedPredicate.describe(
          "the kernel's pure types", type -> type.getPackageName().equals("osa.kernel"));

  @ArchTest
  public static final ArchRule the_domain_knows_only_itself_and_pure_types =
      classes()
          .that()
          .resideInAPackage("osa..domain..")
          .should()
          .onlyDependOnClassesThat(
              JavaClass.Predicates.resideInAnyPackage("java..", "osa..domain..").or(PURE_KERNEL));

  /// Whatever a clock or chance would say is asked before and travels in the command. `System` has
  /// a clock too, and much else.
  @ArchTest
  public static final ArchRule the_domain_has_no_clock_and_no_chance =
      noClasses()
          .that()
          .resideInAPackage("osa..domain..")
          .should()
          .callMethodWhere(target(owner(resideInAPackage("java.time.."))).and(target(name("now"))))
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(InstantSource.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(System.class)
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .callMethod(Math.class, "random");

  @ArchTest
  public static final ArchRule the_domain_reads_and_writes_nothing_and_starts_no_thread =
      noClasses()
          .that()
          .resideInAPackage("osa..domain..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.io..", "java.nio..", "java.net..", "java.sql..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class);

  @ArchTest
  public static final ArchRule the_domain_does_not_change =
      fields()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("osa..domain..")
          .should()
          .beFinal();

  @ArchTest
  static final ArchRule nobody_calls_rest =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..rest..")
          .should()
          .dependOnClassesThat(service("rest"));

  @ArchTest
  static final ArchRule nobody_calls_an_inbox =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..inbox..")
          .should()
          .dependOnClassesThat(service("inbox"));

  @ArchTest
  static final ArchRule nobody_calls_an_outbox =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..outbox..", "osa..platform..")
          .should()
          .dependOnClassesThat(service("outbox"));

  @ArchTest
  static final ArchRule only_views_know_the_database =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.hibernate..", "jakarta.persistence..", "io.quarkus.hibernate..", "java.sql..");

  @ArchTest
  static final ArchRule only_rest_and_platform_know_http =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..rest..", "osa..platform..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("jakarta.ws.rs..");

  @ArchTest
  static final ArchRule nobody_speaks_to_kafka_but_the_kernel =
      noClasses().should().dependOnClassesThat().resideInAPackage("org.apache.kafka..");

  @ArchTest
  static final ArchRule only_the_decision_room_knows_the_rule_engine =
      noClasses()
          .that()
          .resideOutsideOfPackages("osa..dmn..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.kie..");

  @ArchTest
  static final ArchRule features_have_no_cycles =
      slices().matching("osa.*.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule commands_and_events_are_sealed_menus_of_records =
      classes()
          .that()
          .resideInAPackage("osa..domain..")
          .and()
          .areInterfaces()
          .and()
          .haveNameMatching(".*(Command|Event)")
          .should(beSealedMenusOfRecords());

  private static DescribedPredicate<JavaClass> service(String room) {
    return DescribedPredicate.describe(
        "a service's " + room,
        type ->
            type.getPackageName().matches("osa\\..*\\." + room + "(\\..*)?")
                && !type.getPackageName().startsWith("osa.kernel"));
  }

  private static ArchCondition<JavaClass> beSealedMenusOfRecords() {
    return new ArchCondition<>("be sealed, with records only") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        Class<?> reflected = type.reflect();
        boolean sealed = reflected.isSealed();
        events.add(new SimpleConditionEvent(type, sealed, type.getName() + " is not sealed"));
        if (sealed) {
          for (Class<?> permitted : reflected.getPermittedSubclasses()) {
            boolean fine = permitted.isRecord() || permitted.isSealed();
            events.add(new SimpleConditionEvent(type, fine, permitted.getName() + " is no record"));
          }
        }
      }
    };
  }
}
