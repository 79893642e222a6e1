package osa.eligibility.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSet.Reference;
import osa.eligibility.policy.domain.RuleSets;

/// The rule sets that this build carries: `rules/rule-sets.json` says which version is in force
/// when, the models lie beside it. A catalogue that cannot be read, or whose versions clash, stops
/// the service at its start.
public final class RuleSetCatalogue {

  private static final String FOLDER = "/rules/";

  private final List<RuleModel> models;
  private final RuleSets ruleSets;

  private RuleSetCatalogue(List<RuleModel> models) {
    this.models = List.copyOf(models);
    this.ruleSets = new RuleSets(models.stream().map(RuleModel::ruleSet).toList());
  }

  public static RuleSetCatalogue fromClassPath() {
    try {
      List<Entry> entries =
          JsonMapper.builder()
              .findAndAddModules()
              .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(read("rule-sets.json"), new TypeReference<>() {});
      return new RuleSetCatalogue(entries.stream().map(RuleSetCatalogue::load).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public RuleSets ruleSets() {
    return ruleSets;
  }

  public List<RuleModel> models() {
    return models;
  }

  public Optional<RuleModel> model(String ruleSetId) {
    return models.stream().filter(model -> model.ruleSet().id().equals(ruleSetId)).findFirst();
  }

  /// One entry of `rule-sets.json`.
  record Entry(
      String id,
      Policy policy,
      String title,
      LocalDate validFrom,
      LocalDate validTo,
      String model,
      List<Reference> references) {}

  private static RuleModel load(Entry entry) {
    try {
      byte[] dmn = read(entry.model());
      return new RuleModel(
          new RuleSet(
              entry.id(),
              entry.policy(),
              entry.title(),
              entry.validFrom(),
              entry.validTo(),
              entry.references(),
              sha256(dmn)),
          new String(dmn, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = RuleSetCatalogue.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new IOException("no " + FOLDER + name + " on the class path");
      }
      return in.readAllBytes();
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
