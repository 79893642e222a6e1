/// The rules by which assessments are made: versions of the Three Principles and of OSA policy,
/// each a decision model under `src/main/resources/rules` that is in force from a day until
/// another. The catalogue `rules/rule-sets.json` says which; the models are shown as they are.
package osa.eligibility.policy;
