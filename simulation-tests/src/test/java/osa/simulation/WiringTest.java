package osa.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.Transactions;
import osa.kernel.inbox.MessagePolicy;
import osa.kernel.outbox.IntegrationPublisher;
import osa.kernel.projection.Projection;
import osa.kernel.projection.Projections;
import osa.kernel.reaction.Reaction;
import osa.kernel.testing.InMemoryEventStore;
import osa.simulation.service.Blueprint;
import osa.simulation.service.BudgetBlueprint;
import osa.simulation.service.EligibilityBlueprint;
import osa.simulation.service.GrantBlueprint;
import osa.simulation.world.World;

/// No part of a service is left out of the simulation by an oversight.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WiringTest {

  private static final JavaClasses PRODUCT =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("osa.grant", "osa.budget", "osa.eligibility");

  private static final Transactions DIRECT =
      new Transactions() {
        @Override
        public <T> T required(Supplier<T> work) {
          return work.get();
        }
      };

  private static final List<Blueprint<?>> BLUEPRINTS =
      List.of(
          new GrantBlueprint(),
          new BudgetBlueprint(),
          new EligibilityBlueprint(Rules.CATALOGUE, Rules.COMPILED));

  @Test
  void every_policy_of_the_services_takes_part() {
    assertEquals(
        implementing(MessagePolicy.class),
        names(BLUEPRINTS.stream().flatMap(WiringTest::policies)));
  }

  @Test
  void every_projection_of_the_services_takes_part() {
    assertEquals(
        implementing(Projection.class),
        names(BLUEPRINTS.stream().map(Blueprint::projections).flatMap(Collection::stream)));
  }

  @Test
  void every_publisher_of_the_services_takes_part() {
    assertEquals(
        implementing(IntegrationPublisher.class),
        names(BLUEPRINTS.stream().map(Blueprint::publisher)));
  }

  @Test
  void every_reaction_of_the_services_takes_part() {
    assertEquals(
        implementing(Reaction.class), names(BLUEPRINTS.stream().flatMap(WiringTest::reactions)));
  }

  private static <D> Stream<MessagePolicy<?>> policies(Blueprint<D> blueprint) {
    return blueprint.policies(desk(blueprint)).stream();
  }

  private static <D> Stream<Reaction> reactions(Blueprint<D> blueprint) {
    return blueprint.reactions(desk(blueprint), DIRECT, null).stream();
  }

  private static <D> D desk(Blueprint<D> blueprint) {
    World world = new World(1, 1);
    return blueprint.desk(
        new InMemoryEventStore(blueprint.codec(), world),
        DIRECT,
        new Projections(null, List.of()),
        world);
  }

  private static Set<String> implementing(Class<?> type) {
    return PRODUCT.stream()
        .filter(found -> found.isAssignableTo(type))
        .filter(found -> !found.getModifiers().contains(JavaModifier.ABSTRACT))
        .map(JavaClass::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Stream<?> parts) {
    return parts
        .map(part -> part.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
