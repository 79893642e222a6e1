package osa.launcher.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import osa.launcher.record.RecordFiles.ProjectRow;

/// A grant of the record: the row of the published list and its structure, put together.
///
/// Two planned grants (Thailand, Timor-Leste) have neither amount nor notes; they are candidates
/// and nothing more. The second Fiji project that a single newspaper claims is left out: the
/// finance ministry's list contradicts it, so not even its being a candidate is known.
record RecordedGrant(ProjectRow published, GrantFile file) {

  static List<RecordedGrant> all() {
    var published = RecordFiles.projects();
    return RecordFiles.grants().stream()
        .map(file -> new RecordedGrant(rowOf(file, published), file))
        .toList();
  }

  /// `FY2023-PHL`: no country has two grants in one fiscal year.
  String key() {
    return "FY%d-%s".formatted(file.fiscalYear(), file.iso3());
  }

  boolean signed() {
    return !published.notesDate().isEmpty();
  }

  Bodies.Candidate candidate() {
    return new Bodies.Candidate(
        published.title(),
        file.iso3(),
        new Bodies.Beneficiary(published.recipientOrganisation(), "ARMED_FORCES"),
        file.pillars(),
        file.items(),
        file.partners(),
        file.contextCountries(),
        Bodies.Undertakings.BOTH,
        file.identifiedOn());
  }

  /// All that happened to it after it was named, in order.
  ///
  /// No source gives the day of an assessment or of a selection, so they bear the date of the
  /// notes, on which both must have been over; where the recipient's cabinet approved earlier,
  /// that earlier date. Lots are planned on the day of the notes for the same reason. Steps of
  /// which nothing at all is known (the survey, Japan's cabinet, the procurement) are left out.
  List<GrantStep> steps() {
    if (!signed()) {
      return List.of();
    }
    List<GrantStep> steps = new ArrayList<>();
    steps.add(new GrantStep.Assess(selectedOn(), published.notesDate()));
    steps.add(new GrantStep.Select(selectedOn(), file.fiscalYear(), amountJpy()));
    Optional.ofNullable(file.recipientApprovedOn())
        .ifPresent(date -> steps.add(new GrantStep.ApproveByRecipient(date)));
    steps.add(new GrantStep.SignNotes(published.notesDate(), amountJpy(), file.entryIntoForce()));
    file.lots().forEach(lot -> steps.add(new GrantStep.PlanLot(published.notesDate(), lot)));
    file.lots().forEach(lot -> addDelivery(lot, steps));
    return steps;
  }

  private static void addDelivery(GrantFile.Lot lot, List<GrantStep> steps) {
    Optional.ofNullable(lot.arrivedOn())
        .ifPresent(date -> steps.add(new GrantStep.Arrive(date, lot)));
    Optional.ofNullable(lot.handedOverOn())
        .ifPresent(date -> steps.add(new GrantStep.HandOver(date, lot)));
  }

  private String selectedOn() {
    return file.selectedOn() == null ? published.notesDate() : file.selectedOn();
  }

  private long amountJpy() {
    return Long.parseLong(published.amountJpy());
  }

  private static ProjectRow rowOf(GrantFile file, List<ProjectRow> published) {
    return published.stream()
        .filter(row -> row.fiscalYear() == file.fiscalYear() && row.iso3().equals(file.iso3()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("not a published project: " + file));
  }
}
