package dev.sluice.webhook.metrics;

import ch.qos.logback.classic.pattern.ClassicConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.event.KeyValuePair;

/**
 * The pairs of a log line as {@code key="value"}. Unlike Logback's own {@code %kvp} it escapes the
 * quotes in a value, which else could write pairs of its own.
 */
public final class PairsConverter extends ClassicConverter {
  @Override
  public String convert(ILoggingEvent event) {
    return Stream.ofNullable(event.getKeyValuePairs())
        .flatMap(pairs -> pairs.stream())
        .map(PairsConverter::pair)
        .collect(Collectors.joining(" "));
  }

  private static String pair(KeyValuePair pair) {
    String value = String.valueOf(pair.value).replace("\\", "\\\\").replace("\"", "\\\"");
    return pair.key + "=\"" + value + "\"";
  }
}
