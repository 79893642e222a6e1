package org.kie;

/// Stands for the rule engine, which the kernel's tests do not have.
public record StandIn() {}
