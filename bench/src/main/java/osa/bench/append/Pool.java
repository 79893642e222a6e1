package osa.bench.append;

import com.arjuna.ats.arjuna.common.arjPropertyManager;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.agroal.narayana.NarayanaTransactionIntegration;
import jakarta.transaction.TransactionManager;
import java.sql.SQLException;
import java.time.Duration;
import osa.bench.Database;

/// Connections as the services have them: Agroal's pool of their size, bound to Narayana's
/// transactions. One for all stores; who asks outside a transaction commits by himself.
public record Pool(AgroalDataSource source, TransactionManager transactions)
    implements AutoCloseable {

  /// `quarkus.datasource.jdbc.max-size`.
  private static final int CONNECTIONS_MAX = 20;

  public static Pool open(Database database) throws SQLException {
    arjPropertyManager.getCoordinatorEnvironmentBean().setTransactionStatusManagerEnable(false);
    TransactionManager transactions = com.arjuna.ats.jta.TransactionManager.transactionManager();
    return new Pool(
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    pool ->
                        pool.maxSize(CONNECTIONS_MAX)
                            .acquisitionTimeout(Duration.ofSeconds(10))
                            .transactionIntegration(
                                new NarayanaTransactionIntegration(
                                    transactions, new TransactionSynchronizationRegistryImple()))
                            .connectionFactoryConfiguration(
                                login ->
                                    login
                                        .jdbcUrl(database.url())
                                        .principal(new NamePrincipal(database.user()))
                                        .credential(new SimplePassword(database.password()))))),
        transactions);
  }

  @Override
  public void close() {
    source.close();
  }
}
