package osa.eligibility.policy.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import osa.eligibility.dmn.Finding;
import osa.eligibility.policy.CheckReport;
import osa.eligibility.policy.CheckReport.RedTestCase;
import osa.eligibility.policy.ContentHash;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.PolicyRejection;
import osa.eligibility.policy.domain.TestCase;
import osa.eligibility.policy.domain.TestCases;
import osa.kernel.Rejection;
import osa.kernel.rest.HttpProblem;
import osa.kernel.rest.Problem;
import osa.kernel.rest.Problem.FieldError;
import osa.kernel.rest.ProblemException;

/// Takes in what modellers write, within the limits, and tells them what is wrong with it.
@ApplicationScoped
class DraftDesk {

  private static final String SPACES = "\t\n\r";

  private final int modelBytesMax;
  private final int testCasesMax;

  DraftDesk(
      @ConfigProperty(name = "osa.rule-sets.model-bytes-max") int modelBytesMax,
      @ConfigProperty(name = "osa.rule-sets.test-cases-max") int testCasesMax) {
    this.modelBytesMax = modelBytesMax;
    this.testCasesMax = testCasesMax;
  }

  /// Ends the request when the bytes are no text.
  Model model(byte[] utf8) {
    try {
      return model(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException e) {
      throw ProblemException.of(PolicyRejection.MODEL_NOT_TEXT, Map.of());
    }
  }

  /// Ends the request when the text is too long, or could not be given back byte for byte.
  Model model(String dmn) {
    if (!dmn.codePoints().allMatch(DraftDesk::isText)) {
      throw ProblemException.of(PolicyRejection.MODEL_NOT_TEXT, Map.of());
    }
    if (dmn.getBytes(StandardCharsets.UTF_8).length > modelBytesMax) {
      throw tooMany("model", "has more than " + modelBytesMax + " bytes", "make it smaller");
    }
    return ContentHash.model(dmn);
  }

  private static boolean isText(int character) {
    return character >= ' ' ? !isHalf(character) : SPACES.indexOf(character) >= 0;
  }

  private static boolean isHalf(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }

  /// Ends the request when there are too many.
  TestCases testCases(List<TestCase> cases) {
    if (cases.size() > testCasesMax) {
      throw tooMany("testCases", "are more than " + testCasesMax, "leave some out");
    }
    return ContentHash.testCases(cases);
  }

  private static ProblemException tooMany(String field, String reason, String remedy) {
    return new ProblemException(
        Problem.of(HttpProblem.INVALID_VALUE, new FieldError(field, reason, remedy)));
  }

  /// Ends the request when the report is not good and the draft is not to be kept all the same.
  static void refuseUnlessKept(CheckReport report, boolean keep) {
    if (!report.passed() && !keep) {
      throw new ProblemException(unusable(report, false));
    }
  }

  /// The answer to a command that kept what is not usable: what is wrong with it, and where it is.
  static Response answer(CheckReport report, Response kept) {
    if (report.passed() || kept.getStatus() >= 400) {
      return kept;
    }
    Response.ResponseBuilder answer =
        Response.fromResponse(unusable(report, true).toResponse())
            .header(HttpHeaders.ETAG, kept.getHeaderString(HttpHeaders.ETAG));
    if (kept.getLocation() != null) {
      answer.location(kept.getLocation());
    }
    return answer.build();
  }

  private static Problem unusable(CheckReport report, boolean kept) {
    return Problem.of(
        new Rejection(
            PolicyRejection.MODEL_NOT_USABLE,
            Map.of(
                "kept", kept,
                "findings", report.findings().stream().map(DraftDesk::told).toList(),
                "redTestCases", report.red().stream().map(DraftDesk::told).toList())));
  }

  private static Map<String, Object> told(Finding finding) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("severity", finding.severity());
    told.put("code", finding.code());
    told.put("where", finding.where());
    told.put("line", finding.line());
    told.put("rows", finding.rows());
    told.put("example", finding.example());
    told.put("message", finding.message());
    told.put("remedy", finding.remedy());
    return told;
  }

  private static Map<String, Object> told(RedTestCase red) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("name", red.name());
    told.put("expected", red.expected());
    told.put("got", red.got());
    return told;
  }
}
