package osa.budget.fiscalyear.domain;

import java.util.regex.Pattern;

/// Names a grant as grant-service does. The budget knows a grant by nothing else.
public record GrantId(String value) implements Comparable<GrantId> {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,79}");

  public GrantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a grant identifier");
    }
  }

  @Override
  public int compareTo(GrantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
