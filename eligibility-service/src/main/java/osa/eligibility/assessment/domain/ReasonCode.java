package osa.eligibility.assessment.domain;

/// Every reason that a rule can give, in the order of the checks. The constant's name is the code
/// that callers see and may rely on; the decision models can use no other.
public enum ReasonCode {
  NOT_ARMED_FORCES(
      "The beneficiary is neither the armed forces nor a related organisation.",
      "受益主体が軍でも軍の関連組織でもない。"),
  NOT_CLEARLY_ARMED_FORCES(
      "Whether the beneficiary counts as the armed forces or a related organisation is not clear.",
      "受益主体が軍または関連組織に当たるか明らかでない。"),
  HIGH_INCOME(
      "The recipient is a high income country and not on the DAC list.",
      "被供与国は高所得国であり、DACリストにも載っていない。"),
  INCOME_MEASURES_DISAGREE(
      "The World Bank's income group and the DAC list disagree on whether the recipient is"
          + " developing.",
      "開発途上国か否かについて、世界銀行の所得区分とDACリストが一致しない。"),
  INCOME_UNCLASSIFIED(
      "The World Bank leaves the recipient's income unclassified.", "世界銀行が被供与国の所得区分を定めていない。"),
  INCOME_UNKNOWN(
      "No income group of the recipient is recorded for the day.", "評価日における被供与国の所得区分が記録されていない。"),
  DAC_LISTING_UNKNOWN(
      "Whether the recipient is on the DAC list is not recorded for the day.",
      "評価日に被供与国がDACリストに載っているか記録されていない。"),
  DETT_NOT_RELEVANT(
      "The recipient's transfer agreement does not make up for its high income.",
      "防衛装備品・技術移転協定があっても高所得国であることに変わりはない。"),
  TREATY_BREACH(
      "The transfer would breach a treaty or agreement that Japan has concluded.",
      "移転は我が国が締結した条約その他の国際約束に違反する。"),
  UN_SECURITY_COUNCIL_MEASURES(
      "The transfer would breach a resolution of the UN Security Council.",
      "移転は国際連合安全保障理事会の決議に基づく義務に違反する。"),
  PARTY_TO_CONFLICT(
      "The recipient is a party to a conflict against which the UN Security Council is taking"
          + " measures.",
      "被供与国は紛争当事国（国連安保理がとっている措置の対象国）である。"),
  ARMED_CONFLICT(
      "An armed conflict in the recipient has been determined to rule a grant out.",
      "被供与国における武力紛争は供与の妨げになると判断されている。"),
  BORDER_CLASH_GREY_AREA(
      "Clashes at the recipient's border are a grey area: what can be used in them is avoided, the"
          + " rest is for a person to decide.",
      "国境での衝突はグレーゾーンに当たる。衝突に使われ得る支援は避け、その他は人が判断する。"),
  CONFLICT_GREY_AREA(
      "A conflict inside the recipient is a grey area, for a person to decide.",
      "被供与国内の紛争はグレーゾーンに当たり、人が判断する。"),
  CONFLICT_SIGNAL_UNDETERMINED(
      "A conflict of the recipient is reported and nothing has been determined about it.",
      "被供与国に関わる紛争が報告されているが、これについての判断が示されていない。"),
  INTERNAL_CONFLICT_NO_OBSTACLE(
      "The recipient's internal conflict has been determined to be no obstacle.",
      "被供与国内の紛争は供与の妨げにならないと判断されている。"),
  INTERSTATE_CONFLICT_SIGNAL(
      "Fighting between the recipient and another state is reported; that always goes to a person.",
      "被供与国と他国との戦闘が報告されており、必ず人が判断する。"),
  OUTSIDE_PILLARS(
      "The purpose belongs to none of the three fields of cooperation.", "目的が三つの支援分野のいずれにも当たらない。"),
  OUTSIDE_FIVE_CATEGORIES(
      "The item belongs to none of rescue, transport, vigilance, surveillance and minesweeping.",
      "品目が救難・輸送・警戒・監視・掃海の5類型のいずれにも当たらない。"),
  ARMS_FITTED_FOR_DUTY(
      "The item carries arms; whether its duty or self-protection needs them has to be screened.",
      "品目に武器が搭載されている。任務または自己防護に必要か審査を要する。"),
  NO_DETT_FOR_WEAPON(
      "The item is a weapon and the recipient has no transfer agreement with Japan.",
      "品目は武器であるが、被供与国との防衛装備品・技術移転協定がない。"),
  NSC_APPROVAL_REQUIRED(
      "The item is a weapon; the four ministers of the National Security Council have to approve.",
      "品目は武器であり、国家安全保障会議四大臣会合の承認を要する。"),
  FIGHTING_AT_DESTINATION(
      "The item is a weapon and fighting is going on at its destination.",
      "品目は武器であり、仕向先で戦闘が行われている。"),
  ITEM_NOT_CLASSIFIED(
      "What the item is has not been said; a person has to classify it.",
      "品目の種別が示されておらず、人による分類を要する。"),
  LETHAL_WEAPON("OSA buys no lethal weapons.", "OSAは殺傷能力のある武器を供与しない。"),
  RULE_CHANGED_OSA_POLICY_UNCHANGED(
      "The export rules have come to permit the item, but OSA policy has not changed with them.",
      "移転の規則は品目を認めるようになったが、OSAの方針は変わっていない。"),
  OTHER_PURPOSE_USE_NOT_EXCLUDED(
      "The recipient has not undertaken to use the items for the agreed purpose only.",
      "被供与国が目的外使用をしないことを約していない。"),
  THIRD_PARTY_TRANSFER_NOT_EXCLUDED(
      "The recipient has not undertaken to pass the items to no third party.",
      "被供与国が第三者移転をしないことを約していない。"),
  UNCONFIRMED_FACT("The case turns on a fact that is not confirmed.", "確認されていない事実が結論を左右する。");

  private final String english;
  private final String japanese;

  ReasonCode(String english, String japanese) {
    this.english = english;
    this.japanese = japanese;
  }

  public String english() {
    return english;
  }

  public String japanese() {
    return japanese;
  }
}
