package osa.bench.http;

import static osa.launcher.PartName.GRANT_SERVICE;

import java.io.IOException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import osa.launcher.Role;

/// Takes grants from candidate to reservation, any number at once.
final class Journeys implements AutoCloseable {
  static final int YEAR_FIRST = 2072;
  static final int YEAR_LAST = 2100;

  private static final long ASK_EVERY_MILLIS = 5;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Desk desk;
  private final ConcurrentLinkedQueue<HttpConnection> idle = new ConcurrentLinkedQueue<>();
  private final AtomicInteger begun = new AtomicInteger();

  Journeys(Desk desk) {
    this.desk = desk;
  }

  void travel() throws IOException, InterruptedException {
    HttpConnection grants = idle.poll();
    if (grants == null) {
      grants = desk.connect(GRANT_SERVICE, Role.DESK_OFFICER);
    }
    // The money comes from many years, so that none of them has a long list to show.
    int year = YEAR_FIRST + begun.getAndIncrement() % (YEAR_LAST - YEAR_FIRST + 1);
    var created = Desk.candidate(grants);
    String path = "/grants/" + created.json().at("/grantId").asText();
    String asked =
        grants
            .change(path + "/assessment-requests", created.etag(), "{\"validOn\": \"2026-05-01\"}")
            .expect(200)
            .etag();
    String assessed = await(grants, path, "/assessment/outcome", "ELIGIBLE", asked);
    String selected =
        grants
            .change(
                path + "/selection",
                assessed,
                "{\"fiscalYear\": %d, \"amountJpy\": 1000}".formatted(year))
            .expect(200)
            .etag();
    await(grants, path, "/selection/reservation", "RESERVED", selected);
    idle.add(grants);
  }

  /// Asks until the answer of another service has arrived in the grant.
  ///
  /// @return the version it has then
  private static String await(
      HttpConnection grants, String path, String pointer, String value, String versionBefore)
      throws IOException, InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < until) {
      Thread.sleep(ASK_EVERY_MILLIS);
      var answer = grants.get(path).expect(200);
      if (!answer.etag().equals(versionBefore)
          && answer.json().at(pointer).asText().equals(value)) {
        return answer.etag();
      }
    }
    throw new IllegalStateException(path + " waits in vain for " + value);
  }

  @Override
  public void close() throws IOException {
    for (HttpConnection each : idle) {
      each.close();
    }
  }
}
