package osa.launcher;

import java.util.Arrays;
import java.util.stream.Collectors;

/// The roles the services know, as they stand in a token's `groups`.
public enum Role {
  DESK_OFFICER,
  APPROVER,
  BUDGET_OFFICER,
  POLICY_MODELLER,
  AUDITOR,
  OPERATOR;

  /// The role's name in a token: `desk-officer`.
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  /// @throws Refusal naming all roles when there is no such role
  static Role ofLabel(String label) {
    return Arrays.stream(values())
        .filter(role -> role.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    "There is no role named %s; the roles are %s.".formatted(label, all())));
  }

  static String all() {
    return Arrays.stream(values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
