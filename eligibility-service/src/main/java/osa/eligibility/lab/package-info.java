/// Where policy modellers try rules before they hold. A model is checked against every case that
/// the policy can ever be asked, and nothing of that is recorded. A back-test compares every case
/// that there is with what candidates, or altered facts, would make of it: it is asked for
/// (`BackTestRequested`), worked out in the background, and ends with a report under its hash
/// (`BackTestCompleted`), `BackTestCancelled` or `BackTestFailed`. No assessment is ever recorded
/// here, and no fact.
package osa.eligibility.lab;
