/// One grant, from candidate to evaluation.
///
/// A candidate is named, perhaps surveyed, assessed by eligibility-service, selected for a fiscal
/// year whose money budget-service reserves, signed for in notes that enter into force, procured,
/// delivered in lots, monitored and evaluated; or withdrawn before anything was handed over.
///
/// It holds no balance and decides no eligibility: it records the answers it relied on.
package osa.grant.grant;
