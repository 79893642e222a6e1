package osa.grant.grant.view;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import osa.kernel.Figures;

/// How many grants have come how far.
@Singleton
public class GrantFigures implements Figures {

  private static final String NAME = "osa.grants";

  private final GrantQueries grants;

  GrantFigures(GrantQueries grants) {
    this.grants = grants;
  }

  @Override
  public Map<String, String> names() {
    return Map.of(NAME, "Grants by how far they have come");
  }

  @Override
  public List<Figure> look() {
    return grants.countByStatus().entrySet().stream()
        .map(of -> new Figure(NAME, Map.of("status", of.getKey().name()), of.getValue()))
        .toList();
  }
}
