package osa.kernel.rest;

import java.time.LocalDate;

/// A command's body: every command may say on which day it happened.
public interface Dated {

  /// The business day on which it happened; null means today.
  LocalDate occurredOn();
}
