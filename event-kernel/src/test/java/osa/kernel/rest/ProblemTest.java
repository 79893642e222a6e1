package osa.kernel.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import osa.kernel.Rejection;
import osa.kernel.RejectionCode;
import osa.kernel.rest.Problem.FieldError;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProblemTest {

  private record Code(String name, Kind kind) implements RejectionCode {
    @Override
    public String sentence() {
      return "It is full.";
    }

    @Override
    public String remedy() {
      return "Take a larger one.";
    }
  }

  private static Problem problem(RejectionCode.Kind kind, Map<String, Object> details) {
    return Problem.of(new Rejection(new Code("IS_FULL", kind), details));
  }

  private static String json(Problem problem) throws Exception {
    ObjectMapper mapper = new ObjectMapper().registerModule(new JavaTimeModule());
    new StrictJson().customize(mapper);
    return mapper.writeValueAsString(problem);
  }

  @Test
  void a_refusal_becomes_problem_details_with_the_facts_of_the_case() throws Exception {
    assertEquals(
        """
        {"type":"/problems/IS_FULL","title":"It is full.","status":409,"detail":"It is full.",\
        "code":"IS_FULL","remedy":"Take a larger one.","fullOn":"2026-04-01","liters":5}\
        """,
        json(
            problem(
                RejectionCode.Kind.STATE,
                Map.of("liters", 5L, "fullOn", LocalDate.of(2026, 4, 1)))));
  }

  @Test
  void fields_that_are_wrong_are_listed() throws Exception {
    Problem problem =
        Problem.of(HttpProblem.INVALID_VALUE, new FieldError("liters", "is negative", "drink"));
    String errors =
        "\"errors\":[{\"field\":\"liters\",\"reason\":\"is negative\",\"remedy\":\"drink\"}]";
    assertTrue(json(problem).contains(errors), () -> problem.toString());
    assertFalse(json(Problem.of(HttpProblem.INVALID_VALUE)).contains("\"errors\":"));
  }

  @Test
  void the_kind_of_a_refusal_says_the_status() {
    assertEquals(404, problem(RejectionCode.Kind.ABSENT, Map.of()).status());
    assertEquals(409, problem(RejectionCode.Kind.STATE, Map.of()).status());
    assertEquals(422, problem(RejectionCode.Kind.VALUE, Map.of()).status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"type", "title", "status", "detail", "code", "remedy", "errors"})
  void a_fact_cannot_take_the_place_of_a_member_of_the_problem(String name) {
    assertThrows(
        IllegalArgumentException.class,
        () -> problem(RejectionCode.Kind.STATE, Map.of(name, "mine")));
  }

  @ParameterizedTest
  @EnumSource(HttpProblem.class)
  void every_problem_of_http_has_a_status_a_sentence_and_a_remedy(HttpProblem problem) {
    assertTrue(problem.status() >= 400 && problem.status() < 600);
    for (String sentence : List.of(problem.sentence(), problem.remedy())) {
      assertTrue(sentence.matches("[A-Z].*\\."), sentence);
    }
    assertEquals("/problems/" + problem.name(), Problem.of(problem).type());
    assertEquals(problem.status(), Problem.of(problem).status());
  }

  @Test
  void no_two_problems_of_http_say_the_same() {
    Set<String> sentences = new HashSet<>();
    for (HttpProblem problem : HttpProblem.values()) {
      assertTrue(sentences.add(problem.sentence()), problem::name);
    }
  }

  @Test
  void the_answer_is_problem_json_and_says_when_to_try_again() {
    Response contended = Problem.of(HttpProblem.CONTENDED).toResponse();
    assertEquals(503, contended.getStatus());
    assertEquals("1", contended.getHeaderString(HttpHeaders.RETRY_AFTER));
    assertEquals(Problem.MEDIA_TYPE, contended.getMediaType().toString());

    Response refused = problem(RejectionCode.Kind.STATE, Map.of()).toResponse();
    assertEquals(409, refused.getStatus());
    assertNull(refused.getHeaderString(HttpHeaders.RETRY_AFTER));
    assertEquals(
        "IS_FULL", ((Problem) refused.getEntity()).code(), "the body is the problem itself");
  }
}
