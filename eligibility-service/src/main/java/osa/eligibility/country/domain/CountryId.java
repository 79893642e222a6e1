package osa.eligibility.country.domain;

import java.util.regex.Pattern;
import osa.kernel.StreamId;

/// Names a country (or another World Bank economy) by its ISO 3166-1 alpha-3 code. That a code is
/// well formed says nothing about whether such a country has been registered.
public record CountryId(String iso3) {

  public static final String CATEGORY = "country";

  private static final Pattern ISO3 = Pattern.compile("[A-Z]{3}");

  public CountryId {
    if (!wellFormed(iso3)) {
      throw new IllegalArgumentException("not an ISO 3166-1 alpha-3 code");
    }
  }

  public static boolean wellFormed(String text) {
    return text != null && ISO3.matcher(text).matches();
  }

  public StreamId stream() {
    return new StreamId(CATEGORY, iso3);
  }

  @Override
  public String toString() {
    return iso3;
  }
}
