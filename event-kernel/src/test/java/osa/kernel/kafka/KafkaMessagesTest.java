package osa.kernel.kafka;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import osa.kernel.IntegrationMessage;
import osa.kernel.inbox.RawMessage;
import osa.kernel.testing.Contracts;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KafkaMessagesTest {

  private static final String PLACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  private final IntegrationMessage untraced = Contracts.message("osa.test.noted.v1", "{}");

  private static IntegrationMessage read(ProducerRecord<String, byte[]> record) {
    List<RawMessage.Header> headers = new ArrayList<>();
    record.headers().forEach(one -> headers.add(new RawMessage.Header(one.key(), one.value())));
    return KafkaMessages.read(new RawMessage(null, headers, record.value()));
  }

  private static String header(ProducerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Test
  void the_place_in_a_trace_travels_as_the_attribute_and_as_the_header_that_others_look_for() {
    IntegrationMessage traced = untraced.at(Optional.of(PLACE));
    ProducerRecord<String, byte[]> record = KafkaMessages.write("osa.test.v1", traced);
    assertEquals(PLACE, header(record, "ce_traceparent"));
    assertEquals(PLACE, header(record, "traceparent"));
    assertEquals(traced, read(record));
  }

  @Test
  void what_is_no_place_in_a_trace_is_left_out() {
    for (String nonsense :
        List.of("", PLACE + "\n", PLACE.toUpperCase(Locale.ROOT), "01" + PLACE)) {
      ProducerRecord<String, byte[]> record =
          KafkaMessages.write("osa.test.v1", untraced.at(Optional.of(nonsense)));
      assertEquals(untraced, read(record), nonsense);
    }
  }

  @Test
  void a_message_that_nobody_traces_has_neither() {
    ProducerRecord<String, byte[]> record = KafkaMessages.write("osa.test.v1", untraced);
    assertNull(header(record, "ce_traceparent"));
    assertNull(header(record, "traceparent"));
    assertEquals(untraced, read(record));
  }
}
