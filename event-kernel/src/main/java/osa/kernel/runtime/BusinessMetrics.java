package osa.kernel.runtime;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import osa.kernel.Figures;
import osa.kernel.Figures.Figure;
import osa.kernel.rebuild.LiveRows;
import osa.kernel.rebuild.ReadModel;
import osa.kernel.rebuild.ReadModels;

/// Shows the [Figures] of the service, and whether its read models are as far as its log. Asking
/// for the metrics never asks the database; while the database is away there are none.
@Singleton
final class BusinessMetrics {

  static final String PROJECTION_LAG = "osa.projection.lag.events";

  private final Map<String, MultiGauge> gauges = new HashMap<>();
  private final List<Figures> figures;
  private final ReadModels readModels;
  private final LiveRows rows;

  BusinessMetrics(
      MeterRegistry registry, @All List<Figures> figures, ReadModels readModels, LiveRows rows) {
    this.figures = figures;
    this.readModels = readModels;
    this.rows = rows;
    register(
        registry,
        PROJECTION_LAG,
        "Events that are in the log and not in the rows of a read model, of the newest ones");
    figures.forEach(
        one -> one.names().forEach((name, sentence) -> register(registry, name, sentence)));
  }

  private void register(MeterRegistry registry, String name, String description) {
    gauges.put(name, MultiGauge.builder(name).description(description).register(registry));
  }

  /// Answers false: one look is enough for a while.
  boolean look() {
    try {
      show(QuarkusTransaction.requiringNew().call(this::seen));
    } catch (RuntimeException e) {
      show(List.of());
      throw e;
    }
    return false;
  }

  private List<Figure> seen() {
    List<Figure> seen = new ArrayList<>();
    for (ReadModel<?> model : readModels.all()) {
      Map<String, String> labels = Map.of("read_model", model.name());
      seen.add(new Figure(PROJECTION_LAG, labels, rows.eventsBehind(model)));
    }
    figures.forEach(one -> seen.addAll(one.look()));
    return seen;
  }

  private void show(List<Figure> seen) {
    gauges.forEach(
        (name, gauge) ->
            gauge.register(
                seen.stream()
                    .filter(figure -> figure.name().equals(name))
                    .<Row<?>>map(figure -> Row.of(tags(figure), figure.value()))
                    .toList(),
                true));
  }

  private static Tags tags(Figure figure) {
    Tags tags = Tags.empty();
    for (Map.Entry<String, String> label : figure.labels().entrySet()) {
      tags = tags.and(label.getKey(), label.getValue());
    }
    return tags;
  }
}
