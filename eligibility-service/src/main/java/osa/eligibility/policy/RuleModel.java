package osa.eligibility.policy;

import osa.eligibility.policy.domain.RuleSet;

/// A rule set with its decision model.
///
/// @param dmn the model as written: DMN 1.3 XML
public record RuleModel(RuleSet ruleSet, String dmn) {}
