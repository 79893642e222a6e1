package osa.kernel.rest;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Tells the log of every request that was denied, wherever on its way that was: what was asked,
/// from where, by whom when that is known, and why it was denied. Never the token nor a part of it,
/// and not the query, where somebody may have put one.
@ApplicationScoped
class DeniedAttempts {

  private static final Logger LOG = Logger.getLogger("osa.denied");

  /// Before anything that denies.
  private static final int FIRST = -2_000_000;

  private static final int TEXT_LENGTH_MAX = 200;
  private static final String UNKNOWN = "unknown";

  /// @param who the token's subject; unknown unless the token was good
  record Denial(String who, String why) {}

  void install(@Observes Router router) {
    router
        .route()
        .order(FIRST)
        .handler(
            request -> {
              request.addEndHandler(_ -> tell(request));
              request.next();
            });
  }

  /// Remembers what only they know who denied it.
  static void remember(RoutingContext request, String who, String why) {
    request.put(Denial.class.getName(), new Denial(who, why));
  }

  private static void tell(RoutingContext request) {
    int status = request.response().getStatusCode();
    if (status != 401 && status != 403) {
      return;
    }
    Denial known = request.get(Denial.class.getName());
    Denial denial =
        known == null ? new Denial(UNKNOWN, request.response().getStatusMessage()) : known;
    String correlation = request.response().headers().get(Correlation.HEADER);
    LOG.warnf(
        "%d %s %s from %s, subject %s, correlation %s: %s",
        status,
        request.request().method().name(),
        clean(request.request().path()),
        request.request().remoteAddress() == null
            ? UNKNOWN
            : request.request().remoteAddress().hostAddress(),
        clean(denial.who()),
        correlation == null ? UNKNOWN : correlation,
        clean(denial.why()));
  }

  /// One line, and not a long one, whatever somebody sent.
  private static String clean(String text) {
    String line = text == null ? UNKNOWN : text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= TEXT_LENGTH_MAX ? line : line.substring(0, TEXT_LENGTH_MAX) + "...";
  }
}
