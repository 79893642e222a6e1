package osa.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A packaged service in a JVM of its own.
///
/// @param name which of the three
/// @param installation where its `quarkus-run.jar` is, once the service is built
/// @param environment where its database, its broker and its trusted key are
/// @param log its log file
/// @param purpose a training run leaves an [AotCache] behind, any other makes use of it
record ServiceProcess(
    PartName name,
    int port,
    Installation installation,
    Map<String, String> environment,
    Path log,
    Purpose purpose)
    implements Part {

  enum Purpose {
    WORK,
    TRAINING
  }

  private static final Duration PROBE = Duration.ofSeconds(3);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PROBE).build();

  ServiceProcess {
    environment = Map.copyOf(environment);
  }

  @Override
  public void prepare() {
    // Flyway makes the tables when the service starts; the launcher has nothing to do.
  }

  @Override
  public Command command() {
    var all = new HashMap<>(environment);
    all.put("QUARKUS_HTTP_HOST", Ports.LOOPBACK);
    all.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    var cache = AotCache.of(installation, name);
    List<String> line =
        new ArrayList<>(
            List.of(
                Jvm.java(),
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:ReservedCodeCacheSize=128m",
                "-XX:+ExitOnOutOfMemoryError"));
    line.addAll(
        switch (purpose) {
          case WORK -> cache.using();
          case TRAINING -> cache.recording();
        });
    line.addAll(List.of("-jar", installation.serviceJar(name).toString()));
    var graceSeconds =
        switch (purpose) {
          case WORK -> 10;
          // It writes its cache before it ends, which takes a busy machine minutes.
          case TRAINING -> 600;
        };
    return new Command(line, all, log, "TERM", graceSeconds);
  }

  @Override
  public boolean ready() {
    if (!Probe.listens(port)) {
      return false;
    }
    var request = HttpRequest.newBuilder(uri().resolve("/q/health/ready")).timeout(PROBE).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  URI uri() {
    return URI.create("http://%s:%d".formatted(Ports.LOOPBACK, port));
  }
}
