package osa.bench.append;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import osa.kernel.Context;
import osa.kernel.store.EventCodec;

/// The event that every store appends: of the size and the kind that the services write, about
/// 250 bytes of JSON.
public record Sample(
    int fiscalYear,
    String grantId,
    long amountJpy,
    long freeJpy,
    String recipientIso3,
    String beneficiary,
    String reason) {

  public static final String NAME = "funds-reserved.v1";
  public static final EventCodec CODEC = new EventCodec(Map.of(NAME, Sample.class));

  private static final Sample ONE =
      new Sample(
          2026,
          "0190e2a4-7b1f-7c3a-9d2e-5f6a7b8c9d0e",
          600_000_000,
          17_500_000_000L,
          "PHL",
          "Philippine Navy",
          "Coastal radars, five, for the surveillance of sea lanes; against piracy");

  public static List<Sample> of(int events) {
    List<Sample> samples = new ArrayList<>(events);
    for (int i = 0; i < events; i++) {
      samples.add(ONE);
    }
    return samples;
  }

  public static String json() {
    return CODEC.write(ONE);
  }

  static Context context() {
    UUID request = UUID.randomUUID();
    return new Context("desk-officer", Instant.now(), request, request);
  }
}
