package osa.eligibility.country.view;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/// One row per registered country, for the list. What is known about it depends on the day and on
/// when one asks, so it is never kept here.
@Entity
@Table(name = "rm_country_summary")
public class CountrySummary extends PanacheEntityBase {

  @Id public String iso3;

  public long version;

  public String iso2;

  public String name;

  public String region;
}
