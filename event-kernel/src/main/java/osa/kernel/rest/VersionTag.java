package osa.kernel.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import osa.kernel.ExpectedVersion;

/// The version of a stream as an entity tag, `"3"`.
public final class VersionTag {

  private static final Pattern STRONG = Pattern.compile("\"(0|[1-9][0-9]{0,17})\"");

  private VersionTag() {}

  public static String of(long version) {
    return "\"" + version + "\"";
  }

  /// Reads `If-Match`: one of our tags, or `*` from a caller to whom every version is right, such
  /// as one who releases their own reservation in a ledger that others change all the time (RFC
  /// 9110, section 13.1.1). Ends the request when it is missing or anything else.
  static ExpectedVersion expected(String ifMatch) {
    if (ifMatch == null || ifMatch.isBlank()) {
      throw new ProblemException(Problem.of(HttpProblem.IF_MATCH_MISSING));
    }
    if (ifMatch.strip().equals("*")) {
      return ExpectedVersion.any();
    }
    Matcher tag = STRONG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new ProblemException(
          Problem.of(
              HttpProblem.MALFORMED_VALUE,
              new Problem.FieldError(
                  "If-Match", "is not one ETag", "send an ETag such as \"3\", or *")));
    }
    return ExpectedVersion.exactly(Long.parseLong(tag.group(1)));
  }
}
