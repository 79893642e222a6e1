package osa.eligibility.country.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import osa.eligibility.country.domain.CountryId;

/// Reads the list of countries.
@ApplicationScoped
public class CountryQueries implements PanacheRepositoryBase<CountrySummary, String> {

  public Optional<CountrySummary> byId(CountryId country) {
    return findByIdOptional(country.iso3());
  }

  /// Up to `limit` countries after a code, in the order of the codes.
  public List<CountrySummary> after(String iso3, int limit) {
    return find("iso3 > ?1", Sort.by("iso3"), iso3).page(0, limit).list();
  }
}
