package osa.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.ExpectedVersion;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class VersionTagTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10, 999_999_999_999_999_999L})
  void what_it_writes_it_reads(long version) {
    assertEquals(ExpectedVersion.exactly(version), VersionTag.expected(VersionTag.of(version)));
  }

  @Test
  void it_is_a_strong_tag_in_quotes() {
    assertEquals("\"3\"", VersionTag.of(3));
  }

  @Test
  void space_around_it_does_not_matter() {
    assertEquals(ExpectedVersion.exactly(3), VersionTag.expected("  \"3\" "));
  }

  @Test
  void a_star_means_whatever_version_is_there() {
    assertEquals(ExpectedVersion.any(), VersionTag.expected(" *"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void a_change_without_if_match_is_asked_for_it(String ifMatch) {
    assertEquals(HttpProblem.IF_MATCH_MISSING.name(), codeFor(ifMatch));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "\"03\"",
        "\"-1\"",
        "\"+1\"",
        "\"1.0\"",
        "\"\"",
        "\"*\"",
        "*, \"3\"",
        "W/\"3\"",
        "\"3\", \"4\"",
        "\"1000000000000000000\"",
        "\"٣\"",
        "\"abc\""
      })
  void anything_else_is_malformed(String ifMatch) {
    assertEquals(HttpProblem.MALFORMED_VALUE.name(), codeFor(ifMatch));
  }

  private static String codeFor(String ifMatch) {
    return assertThrows(ProblemException.class, () -> VersionTag.expected(ifMatch))
        .problem()
        .code();
  }
}
