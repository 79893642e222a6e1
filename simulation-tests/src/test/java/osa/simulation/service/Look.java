package osa.simulation.service;

import java.time.Duration;

/// What a service does from time to time, in one replica at a time, whatever happens.
///
/// @param once one look, which may fail and then is repeated
public record Look(String name, Duration every, Runnable once) {}
