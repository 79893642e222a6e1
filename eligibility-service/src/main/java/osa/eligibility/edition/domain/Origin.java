package osa.eligibility.edition.domain;

import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.Source;

/// Where an edition comes from.
///
/// @param confidence of each of its facts; an `UNCONFIRMED` one never decides without a person
/// @param csv the file as it was sent
/// @param csvHash SHA-256 of the file in UTF-8, in hex
public record Origin(Source source, Confidence confidence, String csv, String csvHash) {}
