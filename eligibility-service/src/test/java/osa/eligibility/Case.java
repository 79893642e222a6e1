package osa.eligibility;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import osa.eligibility.assessment.Assessor;
import osa.eligibility.assessment.Assessor.Answer;
import osa.eligibility.assessment.domain.AssessmentRequest;
import osa.eligibility.assessment.domain.AssessmentRequest.Beneficiary;
import osa.eligibility.assessment.domain.AssessmentRequest.BeneficiaryKind;
import osa.eligibility.assessment.domain.AssessmentRequest.ItemLine;
import osa.eligibility.assessment.domain.AssessmentRequest.Partner;
import osa.eligibility.assessment.domain.AssessmentRequest.Pillar;
import osa.eligibility.assessment.domain.AssessmentRequest.Undertakings;
import osa.eligibility.assessment.domain.Eligibility;
import osa.eligibility.assessment.domain.ItemKind;
import osa.eligibility.assessment.domain.Judgement;
import osa.eligibility.assessment.domain.Reason;
import osa.eligibility.assessment.domain.ReasonCode;
import osa.eligibility.assessment.rules.EligibilityRules;
import osa.eligibility.policy.FixedRules;
import osa.eligibility.policy.RuleSetCatalogue;
import osa.eligibility.policy.domain.RuleSet;
import osa.kernel.Rejection;

/// One case to assess: a recipient, a day, and what is asked for. Unless said otherwise it is for
/// the armed forces, under P1, with both undertakings given.
public final class Case {

  public static final RuleSetCatalogue CATALOGUE = RuleSetCatalogue.fromClassPath();
  public static final EligibilityRules RULES = EligibilityRules.of(CATALOGUE.models());
  public static final Assessor ASSESSOR = new Assessor(new FixedRules(CATALOGUE.models()));
  public static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  private final RealRecord countries;
  private final String recipient;
  private final LocalDate validOn;
  private final List<ItemLine> items = new ArrayList<>();
  private List<Pillar> pillars = List.of(Pillar.P1);
  private BeneficiaryKind beneficiary = BeneficiaryKind.ARMED_FORCES;
  private List<Partner> partners = List.of();
  private List<String> context = List.of();
  private Undertakings undertakings = new Undertakings(true, true);
  private String grantId;

  private Case(RealRecord countries, String recipient, LocalDate validOn) {
    this.countries = countries;
    this.recipient = recipient;
    this.validOn = validOn;
  }

  public static Case of(RealRecord countries, String recipient, String validOn) {
    return new Case(countries, recipient, LocalDate.parse(validOn));
  }

  public static RuleSet ruleSet(String id) {
    return CATALOGUE.ruleSets().byId(id).orElseThrow();
  }

  public Case pillars(Pillar... named) {
    pillars = List.of(named);
    return this;
  }

  public Case beneficiary(BeneficiaryKind kind) {
    beneficiary = kind;
    return this;
  }

  /// Adds an unarmed line for each kind; lines are named L1, L2 and so on.
  public Case items(ItemKind... kinds) {
    for (ItemKind kind : kinds) {
      item(kind, false);
    }
    return this;
  }

  public Case armed(ItemKind kind) {
    return item(kind, true);
  }

  public Case partner(String iso3) {
    partners = List.of(new Partner(iso3, Partner.Role.PARTNER));
    return this;
  }

  public Case context(String... iso3) {
    context = List.of(iso3);
    return this;
  }

  public Case undertakings(boolean otherPurposeUse, boolean thirdPartyTransfer) {
    undertakings = new Undertakings(otherPurposeUse, thirdPartyTransfer);
    return this;
  }

  public Case grant(String named) {
    grantId = named;
    return this;
  }

  public AssessmentRequest request() {
    return new AssessmentRequest(
        recipient,
        validOn,
        pillars,
        new Beneficiary("a body of " + recipient, beneficiary),
        items,
        partners,
        context,
        undertakings,
        grantId);
  }

  public Answer answer(Instant knownAt) {
    return ASSESSOR.assess(request(), knownAt, countries);
  }

  /// The judgement, as known now.
  public Judgement judged() {
    return switch (answer(NOW)) {
      case Answer.Judged(var judgement) -> judgement;
      case Answer.Refused(var rejection) -> throw new AssertionError("refused: " + rejection);
    };
  }

  public Rejection refused() {
    return switch (answer(NOW)) {
      case Answer.Judged(var judgement) -> throw new AssertionError("judged: " + judgement);
      case Answer.Refused(var rejection) -> rejection;
    };
  }

  public Eligibility outcome() {
    return judged().verdict().outcome();
  }

  public List<ReasonCode> codes() {
    return judged().verdict().reasons().stream().map(Reason::code).toList();
  }

  private Case item(ItemKind kind, boolean armed) {
    items.add(new ItemLine("L" + (items.size() + 1), "as asked for", kind, 1, armed));
    return this;
  }
}
