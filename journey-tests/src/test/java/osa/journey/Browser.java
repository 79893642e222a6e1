package osa.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a person sits in front of while they log in: pages, forms, cookies and redirections of the
/// identity provider, with the code flow and its proof key (RFC 7636).
///
/// @param cookies by name; the provider's, and nobody else's are asked for
record Browser(HttpClient http, String address, Map<String, String> cookies) {

  private static final String RETURN_TO =
      IdentityProvider.PUBLIC_URL + "/grant-service/q/swagger-ui/oauth2-redirect.html";
  private static final Pattern FORM = Pattern.compile("<form[^>]*action=\"([^\"]+)\"");

  Browser(HttpClient http, String address) {
    this(http, address, new HashMap<>());
  }

  /// Logs in, and changes the password when that is asked for.
  ///
  /// @return the tokens
  /// @throws Refused when the provider lets nobody in
  JsonNode login(String name, String password, String newPassword) {
    String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
    String code = authorise(challenge(verifier), RETURN_TO, name, password, newPassword);
    return IdentityProvider.json(
        post(
                address + "/realms/osa/protocol/openid-connect/token",
                Map.of(
                    "grant_type", "authorization_code",
                    "client_id", "osa-web",
                    "redirect_uri", RETURN_TO,
                    "code", code,
                    "code_verifier", verifier))
            .body());
  }

  /// Somebody is not let in.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String page) {
      super(page);
    }
  }

  /// The first page, without a proof key or with a place to return to that is not ours.
  HttpResponse<String> ask(Map<String, String> changed) {
    Map<String, String> query = new TreeMap<>();
    query.put("client_id", "osa-web");
    query.put("response_type", "code");
    query.put("scope", "openid");
    query.put("redirect_uri", RETURN_TO);
    query.putAll(changed);
    return get(address + "/realms/osa/protocol/openid-connect/auth?" + form(query));
  }

  private String authorise(
      Map<String, String> challenge,
      String returnTo,
      String name,
      String password,
      String newPassword) {
    HttpResponse<String> page = ask(challenge);
    boolean told = false;
    while (true) {
      if (page.statusCode() / 100 == 3) {
        String location = page.headers().firstValue("Location").orElseThrow();
        if (location.startsWith(returnTo)) {
          return location.replaceFirst(".*[?&]code=([^&]+).*", "$1");
        }
        page = get(reachable(location));
      } else if (page.body().contains("name=\"password-new\"")) {
        page =
            post(
                formOf(page), Map.of("password-new", newPassword, "password-confirm", newPassword));
      } else if (told || page.statusCode() != 200) {
        throw new Refused(page.statusCode() + " " + page.body());
      } else {
        page = post(formOf(page), Map.of("username", name, "password", password));
        told = true;
      }
    }
  }

  private String formOf(HttpResponse<String> page) {
    var form = FORM.matcher(page.body());
    if (!form.find()) {
      throw new Refused(page.body());
    }
    return reachable(form.group(1).replace("&amp;", "&"));
  }

  /// The world knows the provider by an address that leads nowhere here.
  private String reachable(String location) {
    return location.replace(IdentityProvider.PUBLIC_URL + "/auth", address);
  }

  HttpResponse<String> get(String uri) {
    return send(HttpRequest.newBuilder(URI.create(uri)).GET());
  }

  HttpResponse<String> post(String uri, Map<String, String> fields) {
    return send(
        HttpRequest.newBuilder(URI.create(uri))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      for (String cookie : response.headers().allValues("Set-Cookie")) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static Map<String, String> challenge(String verifier) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
      return Map.of(
          "code_challenge",
          Base64.getUrlEncoder().withoutPadding().encodeToString(hash),
          "code_challenge_method",
          "S256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
