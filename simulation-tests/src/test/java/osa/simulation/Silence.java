package osa.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Keeps the product quiet: in these worlds trouble is the rule, and the trace tells more.
final class Silence implements BeforeAllCallback {

  // A logger that nobody holds forgets its level.
  private static final Logger PRODUCT = Logger.getLogger("osa");

  @Override
  public void beforeAll(ExtensionContext context) {
    PRODUCT.setLevel(Level.OFF);
  }
}
