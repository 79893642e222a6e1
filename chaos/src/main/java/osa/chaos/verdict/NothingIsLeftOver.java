package osa.chaos.verdict;

/// No message lies with the dead letters, and everything that was begun came to its end.
final class NothingIsLeftOver implements Law {

  @Override
  public String sentence() {
    return "no dead letter, nothing unfinished";
  }

  @Override
  public void check(Evidence evidence, Findings findings) {
    for (DeadLetter letter : evidence.deadLetters()) {
      findings.require(
          false,
          () ->
              "dead letter at %s: %s, because %s"
                  .formatted(letter.receiver().label(), letter.message(), letter.reason()));
    }
    evidence.unfinished().forEach(sentence -> findings.require(false, () -> sentence));
    findings.require(true, () -> "");
  }
}
