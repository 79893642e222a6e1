/// The heart of a back-test: every case as it stands beside the same case under candidates and
/// altered facts, worked out on all cores and put together in the order of the cases, so that the
/// same input gives the same report to the byte. Nothing here is recorded.
package osa.eligibility.lab.comparison;
