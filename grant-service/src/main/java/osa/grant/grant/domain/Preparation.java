package osa.grant.grant.domain;

import java.time.LocalDate;

/// What a grant has gathered before its notes are signed.
public record Preparation(Proposal proposal, LocalDate identifiedOn, Survey survey, Cover cover) {

  Preparation with(Survey next) {
    return new Preparation(proposal, identifiedOn, next, cover);
  }

  Preparation with(Cover next) {
    return new Preparation(proposal, identifiedOn, survey, next);
  }
}
