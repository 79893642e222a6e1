package osa.eligibility.edition.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.ConflictScope;
import osa.eligibility.country.domain.Fact.ConflictSignal.Intensity;
import osa.eligibility.country.domain.IncomeGroup;
import osa.eligibility.country.domain.Source;
import osa.eligibility.country.domain.SourceKind;
import osa.eligibility.edition.domain.EditionCommand.AcceptEdition;
import osa.eligibility.edition.domain.EditionCommand.DiscardEdition;
import osa.eligibility.edition.domain.EditionCommand.PreviewAgain;
import osa.eligibility.edition.domain.EditionCommand.ProposeEdition;
import osa.eligibility.edition.domain.EditionEvent.ConflictsProposed;
import osa.eligibility.edition.domain.EditionEvent.DacListProposed;
import osa.eligibility.edition.domain.EditionEvent.EditionAccepted;
import osa.eligibility.edition.domain.EditionEvent.EditionDiscarded;
import osa.eligibility.edition.domain.EditionEvent.EditionPreviewed;
import osa.eligibility.edition.domain.EditionEvent.IncomeGroupsProposed;
import osa.eligibility.edition.domain.FactChange.FactText;
import osa.eligibility.edition.domain.Table.ConflictRow;
import osa.eligibility.edition.domain.Table.Conflicts;
import osa.eligibility.edition.domain.Table.DacList;
import osa.eligibility.edition.domain.Table.DacRow;
import osa.eligibility.edition.domain.Table.IncomeGroupRow;
import osa.eligibility.edition.domain.Table.IncomeGroups;
import osa.kernel.DeciderLaws;
import osa.kernel.DeciderSpec;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EditionDeciderTest {

  private static final EditionId ID = new EditionId(UUID.randomUUID());
  private static final Source SOURCE = new Source(SourceKind.DATASET, "World Bank FY2027", null);
  private static final Origin ORIGIN = new Origin(SOURCE, Confidence.HIGH, "iso3,group", "cafe");
  private static final List<IncomeGroupRow> ROWS =
      List.of(
          new IncomeGroupRow(2, "PHL", IncomeGroup.UM),
          new IncomeGroupRow(3, "THA", IncomeGroup.H));
  private static final Table TABLE = new IncomeGroups(2027, ROWS);
  private static final EditionPreview SEEN = preview("1", FactNovelty.NEW, FactNovelty.UNCHANGED);
  private static final EditionPreview NEXT =
      preview("2", FactNovelty.UNCHANGED, FactNovelty.UNCHANGED);
  private static final EditionEvent PROPOSED =
      new IncomeGroupsProposed(ID.value(), 2027, ROWS, ORIGIN);
  private static final EditionEvent PREVIEWED = new EditionPreviewed(ID.value(), SEEN);
  private static final EditionEvent ACCEPTED = new EditionAccepted(ID.value(), "1", 1);
  private static final EditionEvent DISCARDED = new EditionDiscarded(ID.value(), "a draft");

  private static EditionPreview preview(String hash, FactNovelty... novelties) {
    FactText text = FactText.of(TABLE.facts(SOURCE, Confidence.HIGH).getFirst().fact());
    List<FactChange> changes =
        List.of(novelties).stream()
            .map(novelty -> new FactChange(2, "PHL", novelty, null, text))
            .toList();
    return new EditionPreview(hash, new EditionEffects(changes, List.of(), List.of()));
  }

  private static DeciderSpec<Edition, EditionCommand, EditionEvent> spec() {
    return DeciderSpec.of(new EditionDecider());
  }

  @Test
  void one_is_proposed_once_with_its_first_preview() {
    var propose = new ProposeEdition(ID, TABLE, ORIGIN, SEEN);
    spec().given().when(propose).then(PROPOSED, PREVIEWED);
    spec()
        .given(PROPOSED, PREVIEWED)
        .when(propose)
        .thenRefused(EditionRejection.EDITION_ALREADY_PROPOSED, Map.of());
  }

  @Test
  void each_kind_of_table_has_an_event_that_gives_it_back() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    var list = new DacList(day, null, List.of(new DacRow(2, "PHL", true)));
    var conflicts =
        new Conflicts(
            List.of(
                new ConflictRow(
                    2, "PHL", "a", ConflictScope.INTERNAL, Intensity.WAR, day, null, null)));

    var listed = new DacListProposed(ID.value(), day, null, list.rows(), ORIGIN);
    var fought = new ConflictsProposed(ID.value(), conflicts.rows(), ORIGIN);
    spec().given().when(new ProposeEdition(ID, list, ORIGIN, SEEN)).then(listed, PREVIEWED);
    spec().given().when(new ProposeEdition(ID, conflicts, ORIGIN, SEEN)).then(fought, PREVIEWED);
    assertEquals(list, listed.table());
    assertEquals(conflicts, fought.table());
  }

  @Test
  void a_preview_that_says_the_same_again_is_none() {
    spec().given(PROPOSED, PREVIEWED).when(new PreviewAgain(SEEN)).thenNothingHappened();
    spec()
        .given(PROPOSED, PREVIEWED)
        .when(new PreviewAgain(NEXT))
        .then(new EditionPreviewed(ID.value(), NEXT));
  }

  @Test
  void it_is_accepted_by_whoever_saw_what_the_acceptance_does_now() {
    spec().given(PROPOSED, PREVIEWED).when(new AcceptEdition("1", "1")).then(ACCEPTED);
  }

  @Test
  void an_older_preview_accepts_nothing() {
    spec()
        .given(PROPOSED, PREVIEWED, new EditionPreviewed(ID.value(), NEXT))
        .when(new AcceptEdition("1", "2"))
        .thenRefused(EditionRejection.PREVIEW_NOT_THE_LATEST, Map.of("latestPreviewHash", "2"));
  }

  @Test
  void a_preview_that_is_true_no_more_accepts_nothing() {
    spec()
        .given(PROPOSED, PREVIEWED)
        .when(new AcceptEdition("1", "2"))
        .thenRefused(EditionRejection.PREVIEW_OUTDATED, Map.of("previewHash", "1"));
  }

  @Test
  void it_is_discarded_with_a_reason() {
    spec().given(PROPOSED, PREVIEWED).when(new DiscardEdition("a draft")).then(DISCARDED);
  }

  @Test
  void it_ends_once() {
    for (EditionEvent end : List.of(ACCEPTED, DISCARDED)) {
      for (EditionCommand late :
          List.of(
              new PreviewAgain(NEXT), new AcceptEdition("1", "1"), new DiscardEdition("late"))) {
        spec()
            .given(PROPOSED, PREVIEWED, end)
            .when(late)
            .thenRefused(EditionRejection.EDITION_ENDED, Map.of());
      }
    }
  }

  @Test
  void there_has_to_be_one() {
    for (EditionCommand command :
        List.of(new PreviewAgain(NEXT), new AcceptEdition("1", "1"), new DiscardEdition("?"))) {
      spec().given().when(command).thenRefused(EditionRejection.UNKNOWN_EDITION, Map.of());
    }
  }

  @Test
  void a_history_that_cannot_be_stops_its_reader() {
    EditionDecider decider = new EditionDecider();
    Edition open = decider.evolve(decider.initial(), PROPOSED);
    Edition ended = decider.evolve(decider.evolve(open, PREVIEWED), DISCARDED);

    assertThrows(IllegalStateException.class, () -> decider.evolve(open, PROPOSED));
    assertThrows(IllegalStateException.class, () -> decider.evolve(decider.initial(), PREVIEWED));
    for (EditionEvent late : List.of(PREVIEWED, ACCEPTED, DISCARDED)) {
      assertThrows(IllegalStateException.class, () -> decider.evolve(ended, late));
    }
  }

  @Test
  void whatever_is_accepted_can_be_replayed() {
    new DeciderLaws<Edition, EditionCommand, EditionEvent>(new EditionDecider(), (_, _) -> {})
        .whatIsAcceptedIsTaken(
            List.of(
                new ProposeEdition(ID, TABLE, ORIGIN, SEEN),
                new PreviewAgain(SEEN),
                new PreviewAgain(NEXT),
                new AcceptEdition("1", "1"),
                new AcceptEdition("2", "2"),
                new DiscardEdition("a draft")),
            100,
            8);
  }

  @Test
  void a_world_bank_year_runs_from_july_to_july() {
    var fact = TABLE.facts(SOURCE, Confidence.HIGH).getFirst().fact();
    assertEquals(LocalDate.of(2026, 7, 1), fact.valid().from());
    assertEquals(LocalDate.of(2027, 7, 1), fact.valid().to());
  }

  @Test
  void facts_are_recorded_by_country_whatever_the_order_of_the_file() {
    var file =
        new IncomeGroups(
            2027,
            List.of(
                new IncomeGroupRow(2, "THA", IncomeGroup.H),
                new IncomeGroupRow(3, "PHL", IncomeGroup.UM)));
    assertEquals(
        List.of("PHL", "THA"),
        Stated.inOrder(file.facts(SOURCE, Confidence.HIGH)).stream().map(Stated::iso3).toList());
  }
}
