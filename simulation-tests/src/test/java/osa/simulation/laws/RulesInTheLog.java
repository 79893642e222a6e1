package osa.simulation.laws;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import osa.eligibility.dmn.DecisionModel;
import osa.eligibility.policy.RuleBook;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyEvent;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetAdopted;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetCameIntoForce;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetExtended;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetPublished;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetSuperseded;
import osa.eligibility.policy.domain.PolicyEvent.RuleSetWithdrawn;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSets;
import osa.kernel.Checkpoint;
import osa.kernel.RecordedEvent;
import osa.simulation.world.Law;
import osa.simulation.world.LawBroken;

/// The rules as the policies' streams tell of them, counted apart from the product: which version
/// holds on which days, and where the log first says that it does.
final class RulesInTheLog implements RuleBook {

  static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  /// That a version holds.
  ///
  /// @param place where the log says so
  /// @param toldOn the Japan date on which it said so
  record News(RuleSet version, Checkpoint place, LocalDate toldOn) {}

  private final Function<RuleSet, DecisionModel> models;
  private final Map<String, RuleSet> versions = new LinkedHashMap<>();
  private final Map<String, RecordedEvent<?>> begun = new LinkedHashMap<>();
  private final Map<String, RecordedEvent<?>> days = new LinkedHashMap<>();
  private final Map<String, LocalDate> withdrawals = new LinkedHashMap<>();

  /// @param models compiles the model of a version
  RulesInTheLog(List<RecordedEvent<?>> log, Function<RuleSet, DecisionModel> models) {
    this.models = models;
    for (RecordedEvent<?> event : log) {
      if (event.data() instanceof PolicyEvent change) {
        read(event, change);
      }
    }
  }

  private void read(RecordedEvent<?> event, PolicyEvent change) {
    switch (change) {
      case RuleSetAdopted e -> begin(event, e.id(), e.validFrom(), e.validTo(), e.contentHash());
      case RuleSetPublished e -> begin(event, e.id(), e.validFrom(), e.validTo(), e.contentHash());
      case RuleSetSuperseded(var id, _, var validTo) -> end(id, validTo);
      case RuleSetExtended(var id, var validTo, _) -> end(id, validTo);
      case RuleSetWithdrawn(var id, _, _) -> {
        versions.remove(id);
        withdrawals.put(id, dateOf(event));
      }
      case RuleSetCameIntoForce(var id, var validFrom) -> {
        require(days.put(id, event) == null, id, "came into force twice");
        require(!dateOf(event).isBefore(validFrom), id, "came into force before its day");
      }
      case PolicyEvent.ModelFiled _,
          PolicyEvent.TestCasesFiled _,
          PolicyEvent.RuleSetDrafted _,
          PolicyEvent.RuleSetRevised _,
          PolicyEvent.RuleSetChecked _,
          PolicyEvent.RuleSetSubmitted _,
          PolicyEvent.RuleSetApproved _ -> {}
    }
  }

  private void begin(
      RecordedEvent<?> event, String id, LocalDate from, LocalDate to, String contentHash) {
    Policy policy = Policy.ofVersion(id).orElseThrow();
    versions.put(id, new RuleSet(id, policy, id, from, to, List.of(), contentHash));
    begun.put(id, event);
  }

  private void end(String id, LocalDate validTo) {
    versions.computeIfPresent(
        id,
        (_, set) ->
            new RuleSet(
                id, set.policy(), id, set.validFrom(), validTo, List.of(), set.contentHash()));
  }

  /// What was news to whoever had asked before. What the service came with and held already was
  /// none.
  ///
  /// @param today a day that has come without a word is a broken law
  List<News> news(LocalDate today) {
    List<News> news = new ArrayList<>();
    versions.forEach(
        (id, version) -> {
          RecordedEvent<?> beginning = begun.get(id);
          boolean heldAtOnce = !dateOf(beginning).isBefore(version.validFrom());
          RecordedEvent<?> day = days.get(id);
          require(!heldAtOnce || day == null, id, "held already, and came into force once more");
          if (heldAtOnce && beginning.data() instanceof RuleSetPublished) {
            news.add(new News(version, beginning.position(), dateOf(beginning)));
          } else if (day != null) {
            news.add(new News(version, day.position(), dateOf(day)));
          } else {
            require(
                heldAtOnce || today.isBefore(version.validFrom()),
                id,
                "holds since " + version.validFrom() + ", and nothing says so");
          }
        });
    return news;
  }

  /// When a version was withdrawn; empty when it was not.
  Optional<LocalDate> withdrawalOf(String id) {
    return Optional.ofNullable(withdrawals.get(id));
  }

  static LocalDate dateOf(RecordedEvent<?> event) {
    return LocalDate.ofInstant(event.recordedAt(), JAPAN);
  }

  private static void require(boolean holds, String id, String otherwise) {
    if (!holds) {
      throw new LawBroken(
          Law.VERDICTS_FOLLOW_FACTS_AND_RULES,
          Policy.ofVersion(id).orElseThrow().stream(),
          "rule set " + id + " " + otherwise);
    }
  }

  @Override
  public RuleSets published() {
    return new RuleSets(List.copyOf(versions.values()));
  }

  @Override
  public RuleSets published(Checkpoint upTo) {
    throw new UnsupportedOperationException("only the end is asked about");
  }

  @Override
  public Optional<RuleSet> everPublished(String id, String contentHash) {
    throw new UnsupportedOperationException("no judgement is worked out again");
  }

  @Override
  public DecisionModel model(RuleSet version) {
    return models.apply(version);
  }
}
