package osa.budget.platform;

/// The roles of the programme that this service knows, as they stand in a token.
public final class Roles {

  public static final String DESK_OFFICER = "desk-officer";
  public static final String APPROVER = "approver";
  public static final String BUDGET_OFFICER = "budget-officer";
  public static final String POLICY_MODELLER = "policy-modeller";
  public static final String POLICY_APPROVER = "policy-approver";
  public static final String AUDITOR = "auditor";
  public static final String OPERATOR = "operator";

  private Roles() {}
}
