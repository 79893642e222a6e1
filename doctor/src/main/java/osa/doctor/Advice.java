package osa.doctor;

/// How one does in an installation what a remedy asks for.
public interface Advice {

  /// Starts a part that is down or starts it again.
  String restart(String part);

  /// Shows what a part says.
  String logs(String part);

  /// Lists the dead letters of a service.
  String deadLetters(String service);

  /// Lets the migrations of this version run.
  String migrate(String service);

  /// Makes a backup.
  String backup();

  /// Brings back a backup, whole.
  String restore();

  /// Makes what is missing among the secrets.
  String makeSecrets();
}
