package osa.kernel.rest;

import java.time.LocalDate;
import osa.kernel.Context;
import osa.kernel.ExpectedVersion;

/// What a request says about a command, apart from its content.
///
/// @param occurredOn the business day on which it happened, today when the caller names none
public record Asked(Context context, LocalDate occurredOn, ExpectedVersion expected) {}
