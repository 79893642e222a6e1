package osa.eligibility;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.RolesContract;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RolesTest extends RolesContract {

  @Override
  protected String service() {
    return "eligibility-service";
  }
}
