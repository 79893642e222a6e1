package osa.grant.grant.rest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.ReadModelsContract;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadModelsTest extends ReadModelsContract {

  @Override
  protected String service() {
    return "grant-service";
  }

  @Override
  protected String readModel() {
    return "grant-summary";
  }

  @Override
  protected String oneRow() {
    return GrantOverHttp.identify(GrantOverHttp.candidate("FJI"), UUID.randomUUID().toString())
        .extract()
        .path("grantId");
  }

  @Override
  protected String corruption() {
    return "UPDATE rm_grant_summary SET lots = '[1]' WHERE grant_id = ?";
  }
}
