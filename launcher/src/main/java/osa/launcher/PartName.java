package osa.launcher;

import java.util.Arrays;
import java.util.List;

/// The five processes of the embedded default, in the order in which they can be started.
public enum PartName {
  POSTGRES("postgres"),
  KAFKA("kafka"),
  GRANT_SERVICE("grant-service"),
  BUDGET_SERVICE("budget-service"),
  ELIGIBILITY_SERVICE("eligibility-service");

  private static final List<PartName> SERVICES =
      List.of(GRANT_SERVICE, BUDGET_SERVICE, ELIGIBILITY_SERVICE);

  private final String label;

  PartName(String label) {
    this.label = label;
  }

  /// The name people and files use; a service's label is also its Maven module.
  public String label() {
    return label;
  }

  public static List<PartName> services() {
    return SERVICES;
  }

  /// @throws Refusal naming the five labels when there is no such part
  public static PartName ofLabel(String label) {
    return Arrays.stream(values())
        .filter(name -> name.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no part named %s; the parts are %s."
                        .formatted(
                            label,
                            String.join(
                                ", ", Arrays.stream(values()).map(PartName::label).toList()))));
  }

  /// The database of a service and the role the service works as bear the same name.
  public String databaseName() {
    return label.replace('-', '_');
  }

  /// The role that owns the service's tables and migrates them. The migrations find the role that
  /// works by this name.
  String databaseOwner() {
    return databaseName() + "_owner";
  }
}
