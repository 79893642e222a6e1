package osa.doctor;

import java.time.InstantSource;

/// One look at one installation.
///
/// @param clock ours, with which the clocks of the installation are compared
public record Visit(Site site, Limits limits, InstantSource clock) {

  public Advice advice() {
    return site.advice();
  }
}
