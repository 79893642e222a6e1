package osa.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What dashboards and alerts ask Prometheus for, taken apart far enough to know which series they
/// need.
final class ShownQueries {

  /// @param where the panel or alert that asks
  record Query(String where, String expression) {}

  /// @param labels the names of labels that it is narrowed or grouped by
  /// @param values written `label="value"`, where it is narrowed to exactly one
  record Selection(String where, String metric, Set<String> labels, Set<String> values) {}

  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\(([^)]*)\\)");
  private static final Pattern SELECTOR =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)\\s*(\\{[^}]*\\})?(?![a-zA-Z0-9_:]*\\s*\\()");
  private static final Pattern MATCHER =
      Pattern.compile("([a-zA-Z_]\\w*)\\s*(=~|!~|!=|=)\\s*\"([^\"]*)\"");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  private final List<Query> queries = new ArrayList<>();

  /// Reads the files that are deployed.
  ShownQueries(Path observability) throws IOException {
    ObjectMapper json = new ObjectMapper();
    for (String board : List.of("programme", "services")) {
      JsonNode panels =
          json.readTree(observability.resolve("grafana/dashboards/" + board + ".json").toFile())
              .at("/panels");
      for (JsonNode panel : panels) {
        panel
            .path("targets")
            .forEach(target -> add(board + ": " + panel.at("/title").asText(), target));
      }
    }
    JsonNode rules =
        new ObjectMapper(new YAMLFactory()).readTree(observability.resolve("alerts.yaml").toFile());
    rules
        .at("/groups")
        .forEach(
            group -> group.at("/rules").forEach(rule -> add(rule.at("/alert").asText(), rule)));
  }

  private void add(String where, JsonNode asking) {
    queries.add(new Query(where, asking.at("/expr").asText()));
  }

  List<Query> all() {
    return List.copyOf(queries);
  }

  List<Selection> selections() {
    return queries.stream().flatMap(query -> selections(query).stream()).toList();
  }

  static List<Selection> selections(Query query) {
    String plain = query.expression().replaceAll("\\[[^\\]]*\\]", "");
    Set<String> grouped = new TreeSet<>();
    Matcher grouping = GROUPING.matcher(plain);
    while (grouping.find()) {
      for (String label : grouping.group(2).split(",")) {
        grouped.add(label.strip());
      }
    }
    List<Selection> found = new ArrayList<>();
    Matcher selector = SELECTOR.matcher(grouping.replaceAll(" "));
    while (selector.find()) {
      if (WORDS.contains(selector.group(1))) {
        continue;
      }
      Set<String> labels = new TreeSet<>(grouped);
      Set<String> values = new TreeSet<>();
      Matcher matcher = MATCHER.matcher(selector.group(2) == null ? "" : selector.group(2));
      while (matcher.find()) {
        labels.add(matcher.group(1));
        if (matcher.group(2).equals("=")) {
          values.add(matcher.group(1) + "=\"" + matcher.group(3) + "\"");
        }
      }
      found.add(new Selection(query.where(), selector.group(1), labels, values));
    }
    return found;
  }
}
