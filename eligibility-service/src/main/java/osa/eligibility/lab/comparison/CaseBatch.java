package osa.eligibility.lab.comparison;

import java.util.List;
import java.util.function.Supplier;

/// A part of the cases, worked on by one thread.
///
/// @param size how much of the whole it is, for the progress
/// @param cases in their order; made by the thread that works on them
/// @param notAssessed requests that could never be judged, and so are no cases
/// @param rulesGone assessments whose rule sets are no longer there with their content, and that no
///     candidate replaces
public record CaseBatch(
    long size, Supplier<List<ComparedCase>> cases, long notAssessed, long rulesGone) {}
