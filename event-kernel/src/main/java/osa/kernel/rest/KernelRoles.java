package osa.kernel.rest;

/// The roles that the kernel's own operations ask for, as they stand in a token.
public final class KernelRoles {

  /// Reads everything and changes nothing.
  public static final String AUDITOR = "auditor";

  /// Keeps the services running: looks at what got stuck and sets it right.
  public static final String OPERATOR = "operator";

  private KernelRoles() {}
}
