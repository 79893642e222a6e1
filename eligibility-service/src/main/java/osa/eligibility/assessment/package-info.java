/// Whether a recipient and items qualify. A grant asks by message, a person by HTTP; the assessor
/// looks up the facts then known and asks the rules in force on the day, and only then is anything
/// decided: `AssessmentDecided` when the rules settle it, `AssessmentReferred` when a person has
/// to. `ReferralClosed` is that person's decision. A message that cannot be assessed at all is
/// answered by `RequestRejected`. When facts or rules change, and the verdict with them, the
/// assessment is ended by `AssessmentSuperseded` and another begins with `Reassessed`.
package osa.eligibility.assessment;
