package osa.eligibility.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.TestCase;
import osa.eligibility.policy.domain.TestCases;

/// SHA-256 in hex: the name of a content.
public final class ContentHash {

  private static final ObjectMapper CANONICAL =
      JsonMapper.builder()
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .build();

  private ContentHash() {}

  public static String of(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /// Of what a value says, whatever the order of its members.
  public static String ofCanonical(Object value) {
    try {
      return of(CANONICAL.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot take a hash", e);
    }
  }

  public static Model model(String dmn) {
    return new Model(of(dmn.getBytes(StandardCharsets.UTF_8)), dmn);
  }

  public static TestCases testCases(List<TestCase> cases) {
    return new TestCases(ofCanonical(cases), cases);
  }
}
