package osa.eligibility.assessment.domain;

import java.util.UUID;

/// Whose place an assessment took, and why.
///
/// @param supersedes the assessment whose place it took
/// @param requestedAssessmentId the one that somebody asked for, with which it began
/// @param round how many times that one was judged again, from 1: tells which of two is the newer,
///     in whatever order they are heard of
public record Succession(UUID supersedes, UUID requestedAssessmentId, int round, Cause cause) {}
