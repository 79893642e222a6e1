package osa.bench.append;

import osa.bench.Stage;

/// The bare INSERT that everything is measured against.
public final class Baseline {
  private Baseline() {}

  /// From pgbench where it is on the PATH, else from Java.
  public static Store open(Stage stage, Pool pool) throws Exception {
    return Pgbench.present()
        ? new Pgbench(stage.database("bench_pgbench"))
        : new RawInsert(stage.database("bench_raw"), pool);
  }
}
