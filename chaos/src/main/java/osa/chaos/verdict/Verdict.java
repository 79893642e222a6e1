package osa.chaos.verdict;

import java.util.List;

/// What the events themselves say about the guarantees.
public record Verdict(List<Ruling> rulings) {

  private static final List<Law> LAWS =
      List.of(
          new StreamsHaveNoGaps(),
          new CommandsHaveTheirEffectOnce(),
          new EventsAreToldOnceInOrder(),
          new MessagesHaveOneEffect(),
          new NoYenIsSpentTwice(),
          new ServicesAgree(),
          new ViewsEqualTheirEvents(),
          new NothingIsLeftOver());

  /// What one law came to.
  ///
  /// @param looked at how many things
  /// @param wrong a sentence for each that is not as it must be
  public record Ruling(String law, long looked, List<String> wrong) {

    public boolean holds() {
      return wrong.isEmpty();
    }
  }

  public static Verdict on(Evidence evidence) {
    return new Verdict(LAWS.stream().map(law -> judge(law, evidence)).toList());
  }

  public boolean holds() {
    return rulings.stream().allMatch(Ruling::holds);
  }

  /// Every sentence, of whatever law.
  public List<String> wrong() {
    return rulings.stream().flatMap(ruling -> ruling.wrong().stream()).toList();
  }

  private static Ruling judge(Law law, Evidence evidence) {
    Findings findings = new Findings();
    law.check(evidence, findings);
    return new Ruling(law.sentence(), findings.looked(), findings.wrong());
  }
}
