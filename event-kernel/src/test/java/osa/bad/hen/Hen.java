package osa.bad.hen;

import osa.bad.egg.Egg;

/// Comes from the egg.
public record Hen(Egg from) {}
