package osa.budget.fiscalyear.rest;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
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
    return "budget-service";
  }

  @Override
  protected String readModel() {
    return "fiscal-year-summary";
  }

  @Override
  protected String oneRow() {
    LedgerOverHttp ledger = new LedgerOverHttp(2095);
    ledger.post("initial-appropriation", Map.of("amountJpy", 1_000), "one-row").statusCode(201);
    return "2095";
  }

  @Override
  protected String corruption() {
    return "UPDATE rm_fiscal_year_summary SET reserved_jpy = reserved_jpy + 1 WHERE fiscal_year ="
        + " ?";
  }
}
