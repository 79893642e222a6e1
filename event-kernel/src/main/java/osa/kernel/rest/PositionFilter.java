package osa.kernel.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import osa.kernel.Checkpoint;
import osa.kernel.inbox.MessageSource.Partition;
import osa.kernel.position.Hearing;
import osa.kernel.position.PositionToken;
import osa.kernel.position.PositionWatch;
import osa.kernel.rest.Problem.FieldError;

/// Lets a read wait until this service has heard of the commands that the caller names in
/// `Osa-Position`, and answers 503 when that takes too long.
///
/// A position of this service needs no wait, because read models are written in the transaction of
/// the events; neither does one of a service that this one does not listen to, because nothing
/// here can come from there.
class PositionFilter {

  static final String HEADER = "Osa-Position";

  private static final int TOKENS_MAX = 20;

  private final Hearing hearing;
  private final PositionWatch watch;
  private final SecurityIdentity caller;
  private final Duration waitMax;

  PositionFilter(
      Hearing hearing,
      PositionWatch watch,
      SecurityIdentity caller,
      @ConfigProperty(name = "osa.position.wait-max") Duration waitMax) {
    this.hearing = hearing;
    this.watch = watch;
    this.caller = caller;
    this.waitMax = waitMax;
  }

  /// Runs after the caller was found to be allowed to read; who has no token makes nobody wait.
  @ServerRequestFilter
  Optional<Response> await(ContainerRequestContext request) {
    List<String> sent = request.getHeaders().get(HEADER);
    if (sent == null || !HttpMethod.GET.equals(request.getMethod()) || caller.isAnonymous()) {
      return Optional.empty();
    }
    List<PositionToken> tokens = parsed(sent);
    Map<Partition, Checkpoint> wanted = new HashMap<>();
    for (PositionToken token : tokens) {
      hearing
          .of(token.service(), token.stream())
          .ifPresent(place -> wanted.merge(place, token.position(), PositionFilter::later));
    }
    return watch.await(wanted, waitMax) ? Optional.empty() : Optional.of(notSeen(tokens));
  }

  private List<PositionToken> parsed(List<String> sent) {
    List<PositionToken> tokens = new ArrayList<>();
    for (String text : String.join(",", sent).split(",", TOKENS_MAX + 1)) {
      try {
        tokens.add(PositionToken.parse(text.strip()));
      } catch (IllegalArgumentException e) {
        throw malformed("is not what an answer gave");
      }
    }
    if (tokens.size() > TOKENS_MAX) {
      throw malformed("has more than " + TOKENS_MAX + " positions");
    }
    if (!tokens.stream().allMatch(token -> hearing.knows(token.service()))) {
      throw malformed("names a service that does not exist");
    }
    return tokens;
  }

  private static ProblemException malformed(String reason) {
    return new ProblemException(
        Problem.of(
            HttpProblem.MALFORMED_VALUE,
            new FieldError(HEADER, reason, "send the header of an answer unchanged")));
  }

  private Response notSeen(List<PositionToken> tokens) {
    Map<Partition, Checkpoint> seen = watch.load();
    List<String> waitsFor = new ArrayList<>();
    List<String> seenUpTo = new ArrayList<>();
    for (PositionToken token : tokens) {
      hearing
          .of(token.service(), token.stream())
          .map(place -> seen.getOrDefault(place, Checkpoint.START))
          .filter(position -> position.compareTo(token.position()) < 0)
          .ifPresent(
              position -> {
                waitsFor.add(token.toString());
                seenUpTo.add(position.toString());
              });
    }
    return Problem.of(
            HttpProblem.POSITION_NOT_SEEN,
            HttpProblem.POSITION_NOT_SEEN.sentence(),
            List.of(),
            Map.of("waitsFor", waitsFor, "seenUpTo", seenUpTo))
        .toResponse();
  }

  private static Checkpoint later(Checkpoint one, Checkpoint other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
