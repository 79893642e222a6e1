package osa.eligibility.policy;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import osa.eligibility.policy.domain.Model;
import osa.eligibility.policy.domain.Policy;
import osa.eligibility.policy.domain.PolicyCommand.Bundled;
import osa.eligibility.policy.domain.RuleSet;
import osa.eligibility.policy.domain.RuleSet.Reference;
import osa.eligibility.policy.domain.RuleSets;

/// The rule sets that this build carries, with which each policy's stream begins:
/// `rules/rule-sets.json` says which version is in force when, the models lie beside it. What is
/// published later is in the log alone. A catalogue that cannot be read, or whose versions clash,
/// stops the service at its start.
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

  /// The versions of one policy, as its stream takes them over.
  List<Bundled> of(Policy policy) {
    return models.stream()
        .filter(model -> model.ruleSet().policy() == policy)
        .map(RuleSetCatalogue::bundled)
        .toList();
  }

  private static Bundled bundled(RuleModel model) {
    RuleSet set = model.ruleSet();
    return new Bundled(
        set.id(),
        set.title(),
        set.references(),
        new Model(set.contentHash(), model.dmn()),
        set.validFrom(),
        set.validTo());
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
              ContentHash.of(dmn)),
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
}
