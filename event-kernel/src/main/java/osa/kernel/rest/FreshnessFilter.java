package osa.kernel.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Says how long an answer about the past may be kept: for ever when it is pinned to a recorded
/// time that is settled, else not without asking again. Its tag is made of its content and is never
/// a version, so that nobody can change what they saw in the past.
class FreshnessFilter {

  static final String FOR_EVER = "private, max-age=31536000, immutable";
  static final String ASK_AGAIN = "no-cache";

  private static final int TAG_BYTES = 16;

  private final Freshness freshness;
  private final ObjectMapper json;

  FreshnessFilter(Freshness freshness, ObjectMapper json) {
    this.freshness = freshness;
    this.json = json;
  }

  @ServerResponseFilter
  void say(ContainerResponseContext response) {
    if (freshness.about() == Freshness.About.NOW) {
      return;
    }
    boolean settled =
        freshness.about() == Freshness.About.SETTLED_PAST && response.getStatus() == 200;
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, settled ? FOR_EVER : ASK_AGAIN);
    if (response.getStatus() == 200) {
      response.getHeaders().putSingle(HttpHeaders.ETAG, tagOf(response.getEntity()));
    }
  }

  private String tagOf(Object body) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
      return "\"past-" + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + "\"";
    } catch (NoSuchAlgorithmException | JsonProcessingException e) {
      throw new IllegalStateException("cannot take a fingerprint", e);
    }
  }
}
