package osa.eligibility.edition.domain;

import java.util.List;

/// What an edition does to the countries' files and, by way of them, to the cases of grants.
///
/// @param facts one per row, in the order of the file
/// @param notMentioned registered countries of which it says nothing: what their files say stays
/// @param consequences the assessments of grants that others take the place of, by grant
public record EditionEffects(
    List<FactChange> facts, List<String> notMentioned, List<GrantConsequence> consequences) {

  public EditionEffects {
    facts = List.copyOf(facts);
    notMentioned = List.copyOf(notMentioned);
    consequences = List.copyOf(consequences);
  }

  /// How many of its facts are such.
  public int count(FactNovelty novelty) {
    return (int) facts.stream().filter(change -> change.novelty() == novelty).count();
  }

  /// How many facts it records.
  public int recordings() {
    return facts.size() - count(FactNovelty.UNCHANGED);
  }
}
