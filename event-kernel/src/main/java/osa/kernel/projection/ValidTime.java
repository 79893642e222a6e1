package osa.kernel.projection;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import osa.kernel.RecordedEvent;

/// Says since which day each event of a stream holds in the world.
///
/// That is not always the day on which it happened. What was recorded late may rest on something
/// that happened later, and a state that holds one without the other never was. A day is therefore
/// chosen so that the events up to any day make a state that can be.
public interface ValidTime {

  /// The category of the streams it is about.
  String category();

  /// One day per event, in the stream's order.
  ///
  /// @param occurredOn the day on which each event happened
  List<LocalDate> holdsFrom(List<RecordedEvent<?>> events, List<LocalDate> occurredOn);

  /// For streams in which every event rests on those before it: none holds before its predecessor,
  /// so that what holds on a day is always a beginning of the stream.
  static List<LocalDate> inTheOrderOfTheStream(List<LocalDate> occurredOn) {
    List<LocalDate> days = new ArrayList<>(occurredOn.size());
    LocalDate latest = LocalDate.MIN;
    for (LocalDate day : occurredOn) {
      latest = day.isAfter(latest) ? day : latest;
      days.add(latest);
    }
    return days;
  }
}
