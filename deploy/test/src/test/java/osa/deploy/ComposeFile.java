package osa.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A Compose file as a tree, with anchors resolved and without any variable set: what holds for
/// those who set nothing.
record ComposeFile(Map<String, Object> tree) {

  static final Path DEPLOY = Path.of(System.getProperty("osa.home"), "deploy");

  static ComposeFile read() throws IOException {
    return parse(Files.readString(DEPLOY.resolve("compose.yaml")));
  }

  static ComposeFile parse(String text) {
    return new ComposeFile(map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text)));
  }

  List<Service> services() {
    List<Service> services = new ArrayList<>();
    map(tree.get("services")).forEach((name, it) -> services.add(new Service(name, map(it))));
    return services;
  }

  Map<String, Object> section(String name) {
    return map(tree.get(name));
  }

  /// One service, with null wherever nothing is said.
  record Service(String name, Map<String, Object> tree) {

    String text(String key) {
      return tree.get(key) == null ? null : tree.get(key).toString();
    }

    List<Object> list(String key) {
      return ComposeFile.list(tree.get(key));
    }

    Map<String, Object> map(String key) {
      return ComposeFile.map(tree.get(key));
    }

    /// A job that runs to its end instead of staying.
    boolean endsByItself() {
      return "no".equals(text("restart"));
    }
  }

  /// An empty map for what is not there; a list of names as a map without values.
  static Map<String, Object> map(Object tree) {
    Map<String, Object> map = new LinkedHashMap<>();
    switch (tree) {
      case Map<?, ?> entries -> entries.forEach((key, value) -> map.put(key.toString(), value));
      case List<?> names -> names.forEach(name -> map.put(name.toString(), null));
      case null -> {}
      default -> throw new IllegalArgumentException("not a map: " + tree);
    }
    return map;
  }

  static List<Object> list(Object tree) {
    return tree instanceof List<?> items ? List.copyOf(items) : List.of();
  }
}
