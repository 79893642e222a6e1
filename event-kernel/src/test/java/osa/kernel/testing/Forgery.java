package osa.kernel.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens that no library would make, part by part.
///
/// @param claims what the token says
record Forgery(Map<String, Object> claims) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /// A time as tokens have it.
  static long in(Duration distance) {
    return System.currentTimeMillis() / 1000 + distance.toSeconds();
  }

  Forgery with(String claim, Object value) {
    var changed = new LinkedHashMap<>(claims);
    changed.put(claim, value);
    return new Forgery(changed);
  }

  Forgery without(String claim) {
    var changed = new LinkedHashMap<>(claims);
    changed.remove(claim);
    return new Forgery(changed);
  }

  /// As the provider would sign it.
  String signed() {
    return signed(Map.of("alg", "RS256", "typ", "JWT"), TestTokens.KEYS);
  }

  String signedByAStranger() {
    return signed(Map.of("alg", "RS256", "typ", "JWT"), TestTokens.STRANGER);
  }

  /// The header names the key to check it with.
  String signedByAStrangerWhoBringsTheKey() {
    var key = (RSAPublicKey) TestTokens.STRANGER.getPublic();
    var jwk =
        Map.of("kty", "RSA", "n", number(key.getModulus()), "e", number(key.getPublicExponent()));
    return signed(Map.of("alg", "RS256", "typ", "JWT", "jwk", jwk), TestTokens.STRANGER);
  }

  /// This one's signature under what the other one says.
  String tamperedTo(Forgery other) {
    String[] ours = signed().split("\\.");
    String[] theirs = other.signed().split("\\.");
    return theirs[0] + "." + theirs[1] + "." + ours[2];
  }

  String unsigned(String algorithm) {
    return content(Map.of("alg", algorithm, "typ", "JWT")) + ".";
  }

  /// Whoever lets the token choose the algorithm takes the public key for a secret both sides know.
  String signedWithThePublicKey() {
    String content = content(Map.of("alg", "HS256", "typ", "JWT"));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(TestTokens.KEYS.getPublic().getEncoded(), "HmacSHA256"));
      return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String signed(Map<String, ?> header, KeyPair keys) {
    String content = content(header);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String content(Map<String, ?> header) {
    try {
      return base64(JSON.writeValueAsBytes(header)) + "." + base64(JSON.writeValueAsBytes(claims));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return base64(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
