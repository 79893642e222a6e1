package osa.grant.grant.domain;

import java.time.LocalDate;

/// How far the preliminary survey has come. It is optional: the public record does not document one
/// for every grant.
public sealed interface Survey {

  record NotCommissioned() implements Survey {}

  record Commissioned(LocalDate commissionedOn) implements Survey {}

  record Reported() implements Survey {}
}
