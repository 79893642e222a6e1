package osa.launcher;

import java.net.URI;

/// Where the three services answer.
public record Services(URI grants, URI budgets, URI eligibility) {}
