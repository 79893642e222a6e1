package osa.kernel.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// What a request can be sent with that must not open anything.
///
/// @param name what it is, in words
/// @param status the answer it deserves
/// @param headers of the request
/// @param query of the request, empty for none
record Credentials(String name, int status, Map<String, String> headers, String query) {

  private static final int NOT_AUTHENTICATED = 401;
  private static final int NOT_ALLOWED = 403;

  /// None, and everything that looks like a token of somebody who may everything but is not one.
  static List<Credentials> bad(List<String> roles) {
    List<Credentials> all = new ArrayList<>();
    all.add(new Credentials("no token", NOT_AUTHENTICATED, Map.of(), ""));
    var good = new Forgery(claims(roles));
    var tokens = new HashMap<String, String>();
    tokens.put("an expired token", good.with("exp", Forgery.in(Duration.ofHours(-1))).signed());
    tokens.put("a token without an end", good.without("exp").signed());
    tokens.put("a token of the future", good.with("nbf", Forgery.in(Duration.ofHours(1))).signed());
    tokens.put("another audience", good.with("aud", "elsewhere").signed());
    tokens.put("no audience", good.without("aud").signed());
    tokens.put("another issuer", good.with("iss", "https://issuer.elsewhere").signed());
    tokens.put("no issuer", good.without("iss").signed());
    tokens.put("no subject", good.without("sub").signed());
    tokens.put("an empty subject", good.with("sub", " ").signed());
    tokens.put("a stranger's signature", good.signedByAStranger());
    tokens.put("a stranger's signature and key", good.signedByAStrangerWhoBringsTheKey());
    tokens.put("roles added after signing", good.with("groups", List.of()).tamperedTo(good));
    tokens.put("another subject after signing", good.tamperedTo(good.with("sub", "somebody")));
    tokens.put("a signature cut short", good.signed().replaceFirst("....$", ""));
    tokens.put("no signature", good.signed().replaceFirst("[^.]+$", ""));
    tokens.put("two parts", good.signed().replaceFirst("[.][^.]+$", ""));
    tokens.put("algorithm none", good.unsigned("none"));
    tokens.put("algorithm nOnE", good.unsigned("nOnE"));
    tokens.put("the public key as a shared secret", good.signedWithThePublicKey());
    tokens.put("no token at all", "token");
    tokens.put("nothing behind Bearer", "");
    tokens.forEach((name, token) -> all.add(refused(name, "Bearer " + token)));
    all.add(refused("a password", "Basic b3NhOm9zYQ=="));
    all.add(refused("a token under another scheme", "Token " + good.signed()));
    String inQuery = "access_token=" + good.signed();
    all.add(new Credentials("a token in the query", NOT_AUTHENTICATED, Map.of(), inQuery));
    var cookie = Map.of("Cookie", "access_token=%1$s; q_session=%1$s".formatted(good.signed()));
    all.add(new Credentials("a token in a cookie", NOT_AUTHENTICATED, cookie, ""));
    return all;
  }

  /// Good tokens of somebody who may nothing of this.
  ///
  /// @param others all roles but those that may
  static List<Credentials> insufficient(List<String> roles, Set<String> others) {
    var good = new Forgery(claims(roles));
    Map<String, Object> everyRole = Map.of("roles", roles);
    return List.of(
        forbidden("no role", good.with("groups", List.of())),
        forbidden("no claim of roles", good.without("groups")),
        forbidden("all other roles", good.with("groups", List.copyOf(new TreeSet<>(others)))),
        forbidden("unknown roles", good.with("groups", List.of("admin", "*", "", "**"))),
        forbidden(
            "roles in capitals",
            good.with("groups", roles.stream().map(role -> role.toUpperCase()).toList())),
        forbidden("roles in one word", good.with("groups", List.of(String.join(",", roles)))),
        forbidden(
            "roles in a scope", good.without("groups").with("scope", String.join(" ", roles))),
        forbidden("roles in another claim", good.without("groups").with("roles", roles)),
        forbidden("roles of a realm", good.without("groups").with("realm_access", everyRole)),
        forbidden(
            "roles of a client",
            good.without("groups").with("resource_access", Map.of("osa", everyRole))));
  }

  /// A good token with one role, for an operation that needs another.
  static Credentials role(String role) {
    return forbidden("role " + role, new Forgery(claims(List.of(role))));
  }

  /// A good token that will not be one for long.
  static Credentials expiringIn(Duration lifetime, String role) {
    var token = new Forgery(claims(List.of(role))).with("exp", Forgery.in(lifetime));
    return refused("a token that is about to expire", "Bearer " + token.signed());
  }

  private static Map<String, Object> claims(List<String> roles) {
    return TestTokens.claims("test-" + roles.getFirst(), roles);
  }

  private static Credentials refused(String name, String header) {
    return new Credentials(name, NOT_AUTHENTICATED, Map.of("Authorization", header), "");
  }

  private static Credentials forbidden(String name, Forgery token) {
    var header = Map.of("Authorization", "Bearer " + token.signed());
    return new Credentials(name, NOT_ALLOWED, header, "");
  }
}
