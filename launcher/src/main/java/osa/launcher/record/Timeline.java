package osa.launcher.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import osa.launcher.record.RecordFiles.BudgetRow;
import osa.launcher.record.RecordFiles.DeterminationRow;

/// What happened, in the order in which it happened. On one day money comes before those who ask
/// for it, a finding before the assessment it explains, and a grant's steps keep their own order.
final class Timeline {
  private Timeline() {}

  /// One thing that happened.
  sealed interface Entry {
    /// An ISO date; such texts sort as the days do.
    String on();
  }

  record Budgeted(BudgetRow row) implements Entry {
    @Override
    public String on() {
      return row.date();
    }
  }

  record Determined(DeterminationRow row) implements Entry {
    @Override
    public String on() {
      return row.validFrom();
    }
  }

  record Identified(RecordedGrant grant) implements Entry {
    @Override
    public String on() {
      return grant.file().identifiedOn();
    }
  }

  record Stepped(RecordedGrant grant, GrantStep step) implements Entry {
    @Override
    public String on() {
      return step.on();
    }
  }

  record Assessed(AssessmentFile file) implements Entry {
    @Override
    public String on() {
      return file.validOn();
    }
  }

  /// A figure without an amount is no figure: such rows say that something was looked for and not
  /// found, and are left out.
  static List<Entry> ofTheRecord() {
    List<Entry> entries = new ArrayList<>();
    RecordFiles.budgets().stream()
        .filter(row -> !row.amountJpy().isEmpty())
        .forEach(row -> entries.add(new Budgeted(row)));
    RecordFiles.determinations().forEach(row -> entries.add(new Determined(row)));
    for (var grant : RecordedGrant.all()) {
      entries.add(new Identified(grant));
      grant.steps().forEach(step -> entries.add(new Stepped(grant, step)));
    }
    RecordFiles.assessments().forEach(file -> entries.add(new Assessed(file)));
    // The sort is stable, so that the order above decides within a day.
    entries.sort(Comparator.comparing(Entry::on));
    return entries;
  }
}
