package osa.kernel;

import java.util.List;
import java.util.Map;

/// What a service shows of its business to those who watch over it, such as what is in stock.
/// Looked at from time to time, in a transaction; the figures between two looks are those of the
/// first. Whoever may see the metrics may see them, so they name no person and no secret.
public interface Figures {

  /// Every figure's name, `osa.stock.left.pieces`, with a sentence that says what it is. Its last
  /// word is the unit.
  Map<String, String> names();

  /// The figures as they are now. What is not among them any more is not shown any more.
  List<Figure> look();

  /// @param labels what tells it from the others of its name; the same keys for one name
  record Figure(String name, Map<String, String> labels, long value) {}
}
