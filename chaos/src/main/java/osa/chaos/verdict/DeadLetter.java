package osa.chaos.verdict;

import osa.launcher.PartName;

/// A message that a service could not take, and why.
public record DeadLetter(PartName receiver, String message, String reason) {}
