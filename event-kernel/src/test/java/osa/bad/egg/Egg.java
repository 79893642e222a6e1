package osa.bad.egg;

import osa.bad.hen.Hen;

/// Comes from the hen.
public record Egg(Hen from) {}
