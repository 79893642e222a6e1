package osa.eligibility.country.rest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import osa.eligibility.ServiceApi;
import osa.kernel.testing.PostgresForTests;
import osa.kernel.testing.ReadModelsContract;

@QuarkusTest
@QuarkusTestResource(PostgresForTests.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReadModelsTest extends ReadModelsContract {

  @Override
  protected String service() {
    return "eligibility-service";
  }

  @Override
  protected String readModel() {
    return "country-summary";
  }

  @Override
  protected String oneRow() {
    ServiceApi.registered("QQA");
    return "QQA";
  }

  @Override
  protected String corruption() {
    return "UPDATE rm_country_summary SET name = 'forged' WHERE iso3 = ?";
  }
}
