package osa.chaos.verdict;

/// One thing that must hold, whatever happened.
interface Law {

  /// As a sentence.
  String sentence();

  void check(Evidence evidence, Findings findings);
}
