package osa.doctor.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import osa.doctor.Check;
import osa.doctor.Looked;
import osa.doctor.Visit;

/// With a certificate that has ended no client gets in.
public final class Certificate implements Check {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
  private static final String RENEW =
      "put a new certificate and its key into %s and restart the gateway";

  @Override
  public String name() {
    return "certificate";
  }

  @Override
  public Looked look(Visit visit) throws IOException {
    var notes = new Looked.Notes();
    if (visit.site().certificate().isEmpty()) {
      return notes.seen("no TLS here");
    }
    Path file = visit.site().certificate().get();
    var name = file.getFileName().toString();
    var renew = RENEW.formatted(file);
    if (!Files.isRegularFile(file)) {
      notes.error(name, "is not there", visit.advice().makeSecrets());
      return notes.seen("none");
    }
    var pem = Files.readString(file);
    if (!pem.contains("PRIVATE KEY-----")) {
      notes.error(name, "holds no private key", renew);
    }
    try {
      X509Certificate certificate = parse(pem);
      Instant ends = certificate.getNotAfter().toInstant();
      Instant now = visit.clock().instant();
      if (now.isAfter(ends)) {
        notes.error(name, "ended on " + DAY.format(ends), renew);
      } else if (now.isBefore(certificate.getNotBefore().toInstant())) {
        notes.error(
            name,
            "is not valid before " + DAY.format(certificate.getNotBefore().toInstant()),
            renew);
      } else if (now.plus(visit.limits().certificateLeftMin()).isAfter(ends)) {
        notes.warn(name, "ends in %d days".formatted(Duration.between(now, ends).toDays()), renew);
      }
      return notes.seen("valid until " + DAY.format(ends));
    } catch (CertificateException e) {
      notes.error(name, "holds no certificate", renew);
      return notes.seen("none");
    }
  }

  /// The first one in the file is the one that is shown; those after it lead to its issuer.
  private static X509Certificate parse(String pem) throws CertificateException {
    int begin = pem.indexOf("-----BEGIN CERTIFICATE-----");
    if (begin < 0) {
      throw new CertificateException("no certificate");
    }
    var bytes = pem.substring(begin).getBytes(StandardCharsets.US_ASCII);
    return (X509Certificate)
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(bytes));
  }
}
