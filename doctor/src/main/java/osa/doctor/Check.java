package osa.doctor;

/// Looks at one thing. Reads only: an installation is the same after it as before.
public interface Check {

  /// What is looked at, in a word or two; also its name in the JSON.
  String name();

  /// Throws whatever keeps it from looking; that is reported as such and stops no other check.
  Looked look(Visit visit) throws Exception;
}
