package osa.launcher.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;

/// The kinds of budget figure of which the record knows amounts: only the last is money.
enum BudgetFigure {
  REQUEST("budget-requests", "requestedJpy"),
  DRAFT("budget-drafts", "draftedJpy"),
  INITIAL("initial-appropriation", "appropriatedJpy");

  private final String route;
  private final String field;

  BudgetFigure(String route, String field) {
    this.route = route;
    this.field = field;
  }

  /// @param kind as in `budgets.csv`
  static BudgetFigure of(String kind) {
    return valueOf(kind.toUpperCase(Locale.ROOT));
  }

  /// The command that records it, below the fiscal year.
  String route() {
    return route;
  }

  boolean isShownBy(JsonNode fiscalYear) {
    return fiscalYear.path(field).asLong() != 0;
  }
}
