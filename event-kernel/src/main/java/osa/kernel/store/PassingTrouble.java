package osa.kernel.store;

import java.sql.SQLException;
import java.util.Set;

/// Tells a database in trouble from a request that it will never take. A disk that is full, a
/// standby that cannot write yet, a connection that broke, a deadlock: all of these pass, and none
/// of them is the fault of what was being done.
public final class PassingTrouble {

  /// The classes of SQLSTATE that blame the statement and its values: data exception, integrity
  /// constraint violation, syntax error or access rule violation.
  private static final Set<String> BLAMES_THE_STATEMENT = Set.of("22", "23", "42");

  private PassingTrouble() {}

  /// Whether the failure goes back to a trouble of the database that passes.
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException trouble) {
        return passes(trouble.getSQLState());
      }
    }
    return false;
  }

  /// @param state null when it was the connection pool that failed
  private static boolean passes(String state) {
    return state == null
        || state.length() < 2
        || !BLAMES_THE_STATEMENT.contains(state.substring(0, 2));
  }
}
