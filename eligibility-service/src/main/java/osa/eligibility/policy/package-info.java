/// The rules by which assessments are made: versions of the Three Principles and of OSA policy,
/// each a decision model that is in force from a day until another. A version is drafted and
/// revised, passes its checks, is submitted, approved by a second person over its content and a
/// back-test, published, superseded, or withdrawn before it holds; where it was published for a day
/// to come, the coming of that day is recorded. What comes with the service under
/// `src/main/resources/rules` begins each policy's stream; all else is in the log alone.
package osa.eligibility.policy;
