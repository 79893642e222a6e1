package osa.grant.grant.domain;

import java.time.LocalDate;

/// How far the recipient's purchase has come. Its steps follow each other (procurement rules of
/// April 2023), but no lot waits for them: the public record lacks them even for grants that were
/// delivered.
public sealed interface Procurement {

  record NotStarted() implements Procurement {}

  record DetailsSigned(LocalDate signedOn) implements Procurement {}

  record AgentEmployed(LocalDate employedOn) implements Procurement {}

  record ContractAwarded() implements Procurement {}
}
