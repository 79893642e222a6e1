package osa.kernel.store;

import java.sql.SQLException;

/// The database did not do what was asked, for a reason that is no rule of ours. The surrounding
/// transaction is lost; a later attempt may succeed.
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StoreFailure(String what, SQLException cause) {
    super("could not " + what, cause);
  }
}
