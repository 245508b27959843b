package dev.sluice.certs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Service by which API servers call, and with its namespace ours. */
public record ServiceName(String name, String namespace) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)");

  /**
   * Reads {@code NAME.NAMESPACE}.
   *
   * @throws IllegalArgumentException if it is none; the message says what is wanted
   */
  public static ServiceName parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          text + " is not NAME.NAMESPACE of a Service, such as sluice.sluice-system");
    }
    return new ServiceName(matcher.group(1), matcher.group(2));
  }

  /** The DNS name that an API server asks for. */
  public String dnsName() {
    return name + "." + namespace + ".svc";
  }
}
