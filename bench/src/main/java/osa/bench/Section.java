package osa.bench;

/// Measures one thing.
public interface Section {

  /// Its name on the command line, and its anchor in the report.
  String key();

  Table run(Stage stage) throws Exception;
}
