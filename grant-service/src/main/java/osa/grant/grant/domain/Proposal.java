package osa.grant.grant.domain;

import java.util.List;

/// What is proposed to be granted, and to whom: fixed when the candidate is named, and exactly what
/// every assessment of the grant is asked about.
///
/// @param recipientIso3 the country that receives, ISO 3166-1 alpha-3
/// @param partners third countries that take part without receiving any of the money
/// @param contextCountries countries whose situation an assessor should see beside the recipient's,
///     such as the two sides of a border that the recipient monitors; they are not assessed
public record Proposal(
    String title,
    String recipientIso3,
    Beneficiary beneficiary,
    List<Pillar> pillars,
    List<Item> items,
    List<Partner> partners,
    List<String> contextCountries,
    Undertakings undertakings) {

  public Proposal {
    // Naming a field or a country twice says no more than naming it once.
    pillars = pillars.stream().distinct().toList();
    items = List.copyOf(items);
    partners = List.copyOf(partners);
    contextCountries = contextCountries.stream().distinct().toList();
  }
}
