package dev.sluice.webhook.metrics;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.Iterator;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the server logs: as text or as one JSON object a line, always to standard error. */
public final class Logging {
  /** The forms of a log. */
  public enum Format {
    text,
    json
  }

  /** What tells of start, policies and stop, which the text form prints on standard output. */
  private static final String LIFE = "dev.sluice.webhook.server";

  private Logging() {}

  public static void configure(Format format, boolean requests) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(RequestLog.NAME).setLevel(requests ? Level.INFO : Level.WARN);
    if (format == Format.json) {
      context.getLogger(LIFE).setLevel(Level.INFO);
      Iterator<Appender<ILoggingEvent>> appenders =
          context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> stream) {
          stream.stop();
          stream.setEncoder(json(context));
          stream.start();
        }
      }
    }
  }

  private static LogstashEncoder json(LoggerContext context) {
    LogstashEncoder encoder = new LogstashEncoder();
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
