package osa.kernel.store;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    return behind(failure).isPresent();
  }

  /// The trouble of the database that passes, where the failure goes back to one. A transaction
  /// manager that could not commit has no cause: it keeps what the database said among what it
  /// suppressed.
  public static Optional<SQLException> behind(Throwable failure) {
    return firstOfTheDatabase(failure).filter(trouble -> passes(trouble.getSQLState()));
  }

  private static Optional<SQLException> firstOfTheDatabase(Throwable failure) {
    return switch (failure) {
      case null -> Optional.empty();
      case SQLException trouble -> Optional.of(trouble);
      default ->
          firstOfTheDatabase(failure.getCause())
              .or(
                  () ->
                      Stream.of(failure.getSuppressed())
                          .flatMap(suppressed -> firstOfTheDatabase(suppressed).stream())
                          .findFirst());
    };
  }

  /// @param state null when it was the connection pool that failed
  private static boolean passes(String state) {
    return state == null
        || state.length() < 2
        || !BLAMES_THE_STATEMENT.contains(state.substring(0, 2));
  }
}
