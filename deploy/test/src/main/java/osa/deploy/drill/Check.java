package osa.deploy.drill;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;

/// One promise of the deployment, tried out. It leaves everything healthy behind it.
interface Check {

  /// One word, for `--only`.
  String name();

  /// What holds when nothing is wrong.
  String sentence();

  /// @return what is wrong, in sentences; empty when the promise holds
  List<String> findWrong(Scene scene) throws IOException, SQLException, InterruptedException;
}
