package osa.eligibility.edition.domain;

import java.time.LocalDate;
import osa.eligibility.country.domain.Confidence;
import osa.eligibility.country.domain.Fact;

/// What a row of an edition does to its country's file.
///
/// @param line of the file, from 1
/// @param before what the file says in its place or, of a new fact, on the day it begins or else on
///     the day before; null when nothing, or when the row changes nothing
public record FactChange(
    int line, String iso3, FactNovelty novelty, FactText before, FactText after) {

  /// A fact for a reader.
  ///
  /// @param validTo exclusive; null when open
  public record FactText(
      String statement,
      LocalDate validFrom,
      LocalDate validTo,
      Confidence confidence,
      String sourceTitle) {

    public static FactText of(Fact fact) {
      return new FactText(
          fact.statement(),
          fact.valid().from(),
          fact.valid().to(),
          fact.confidence(),
          fact.source().title());
    }
  }
}
