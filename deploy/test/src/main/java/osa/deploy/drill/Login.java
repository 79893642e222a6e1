package osa.deploy.drill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Logs a person in as a browser does: the login page, the form, the code, the token (RFC 6749 4.1
/// with RFC 7636), all of it through the gateway.
final class Login {

  /// A token and when it ends.
  record Token(String text, Instant ends) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ANSWER_MAX = Duration.ofSeconds(20);
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final String CLIENT = "osa-web";

  private final URI publicUrl;
  private final HttpClient.Builder http;

  /// @param http makes clients that trust the gateway's certificate
  Login(URI publicUrl, HttpClient.Builder http) {
    this.publicUrl = publicUrl;
    this.http = http;
  }

  Token of(String name, String password) throws IOException, InterruptedException {
    byte[] noise = new byte[32];
    new SecureRandom().nextBytes(noise);
    String verifier = base64(noise);
    try (HttpClient browser = http.cookieHandler(new CookieManager()).build()) {
      String page = get(browser, loginPage(verifier));
      Matcher form = FORM.matcher(page);
      if (!form.find()) {
        throw new IOException("the login page has no form: " + shortened(page));
      }
      HttpResponse<String> sent =
          post(
              browser,
              URI.create(form.group(1).replace("&amp;", "&")),
              Map.of("username", name, "password", password, "credentialId", ""));
      Matcher code = CODE.matcher(sent.headers().firstValue("Location").orElse(""));
      if (!code.find()) {
        throw new IOException(
            "%s is not let in, %d: %s".formatted(name, sent.statusCode(), shortened(sent.body())));
      }
      return token(browser, code.group(1), verifier);
    }
  }

  private Token token(HttpClient browser, String code, String verifier)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        post(
            browser,
            realm("token"),
            Map.of(
                "grant_type", "authorization_code",
                "client_id", CLIENT,
                "code", code,
                "redirect_uri", redirect(),
                "code_verifier", verifier));
    if (answer.statusCode() != 200) {
      throw new IOException("no token, %d: %s".formatted(answer.statusCode(), answer.body()));
    }
    JsonNode token = JSON.readTree(answer.body());
    return new Token(
        token.path("access_token").asText(),
        Instant.now().plusSeconds(token.path("expires_in").asLong()));
  }

  private URI loginPage(String verifier) {
    return URI.create(
        realm("auth")
            + "?"
            + form(
                Map.of(
                    "client_id", CLIENT,
                    "response_type", "code",
                    "scope", "openid",
                    "state", "drill",
                    "redirect_uri", redirect(),
                    "code_challenge", base64(sha256(verifier)),
                    "code_challenge_method", "S256")));
  }

  /// The page of a browser that comes back; nothing is asked of it here.
  private String redirect() {
    return publicUrl + "/grant-service/q/swagger-ui/oauth2-redirect.html";
  }

  private URI realm(String endpoint) {
    return URI.create(publicUrl + "/auth/realms/osa/protocol/openid-connect/" + endpoint);
  }

  private static String get(HttpClient browser, URI page) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(page).timeout(ANSWER_MAX).build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static HttpResponse<String> post(HttpClient browser, URI to, Map<String, String> fields)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .timeout(ANSWER_MAX)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build();
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String shortened(String text) {
    String words = text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    return words.substring(0, Math.min(words.length(), 300));
  }
}
