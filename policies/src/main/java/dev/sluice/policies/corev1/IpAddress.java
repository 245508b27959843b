package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An IP address in any of the forms that API servers have accepted.
 *
 * @param groups eight of 16 bits; of IPv4 the last two, after five of zeros and {@code ffff}
 * @param isDotted whether it is IPv4 as it was written
 */
public record IpAddress(List<Integer> groups, boolean isDotted) {
  private static final int GROUPS = 8;

  /**
   * Reports what is no IP address, also where nothing is written; and from 1.36 on what has leading
   * zeros or is IPv4 in the form of IPv6.
   */
  public static void validate(String row, Part ip, Validation validation) {
    String text = ip.string().orElse("");
    Optional<IpAddress> address = of(text);
    if (address.isEmpty()) {
      String problem = Quote.string(text) + " is not an IP address";
      validation.invalid(row, ip, problem, "set an address such as 10.9.8.7 or 2001:db8::ffff");
    } else if (!address.get().isStrict(text)) {
      String problem = Quote.string(text) + " has leading zeros, or is IPv4 written as IPv6";
      String fix = "set it to " + Quote.string(address.get().toString());
      validation.since(36).invalid(row, ip, problem, fix);
    }
  }

  /** Warns of an address that is not written as RFC 5952 does. */
  public static void warn(String row, Part ip, Validation validation) {
    String text = ip.string().orElse("");
    of(text)
        .filter(address -> !address.toString().equals(text))
        .filter(address -> address.isStrict(text) || !validation.isFrom(36))
        .ifPresent(
            address -> {
              String problem = Quote.string(text) + " is not the usual form of this IP address";
              String fix = "set it to " + Quote.string(address.toString());
              validation.invalid(row, ip, problem, fix);
            });
  }

  private boolean isStrict(String text) {
    return isDotted ? toString().equals(text) : !isMapped();
  }

  /** The address that a string is; empty where it is none. */
  static Optional<IpAddress> of(String text) {
    if (text.indexOf(':') < 0) {
      return dotted(text)
          .map(last -> List.of(0, 0, 0, 0, 0, 0xffff, last.get(0), last.get(1)))
          .map(groups -> new IpAddress(groups, true));
    }
    int gap = text.indexOf("::");
    if (gap < 0) {
      return groups(text).filter(all -> all.size() == GROUPS).map(all -> new IpAddress(all, false));
    }
    Optional<List<Integer>> before =
        gap == 0 ? Optional.of(List.of()) : hex(text.substring(0, gap));
    String rest = text.substring(gap + 2);
    Optional<List<Integer>> after = rest.isEmpty() ? Optional.of(List.of()) : groups(rest);
    if (before.isEmpty() || after.isEmpty() || before.get().size() + after.get().size() >= GROUPS) {
      return Optional.empty();
    }
    List<Integer> all = new ArrayList<>(before.get());
    while (all.size() < GROUPS - after.get().size()) {
      all.add(0);
    }
    all.addAll(after.get());
    return Optional.of(new IpAddress(all, false));
  }

  /** Groups of hexadecimal digits, the last two perhaps dotted. */
  private static Optional<List<Integer>> groups(String text) {
    int last = text.lastIndexOf(':');
    if (text.indexOf('.') < 0) {
      return hex(text);
    }
    Optional<List<Integer>> end = dotted(text.substring(last + 1));
    Optional<List<Integer>> all =
        last < 0 ? Optional.of(new ArrayList<>()) : hex(text.substring(0, last));
    return all.isEmpty() || end.isEmpty()
        ? Optional.empty()
        : all.map(groups -> join(groups, end.get()));
  }

  private static List<Integer> join(List<Integer> one, List<Integer> other) {
    List<Integer> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static Optional<List<Integer>> hex(String text) {
    List<Integer> groups = new ArrayList<>();
    for (String group : text.split(":", GROUPS + 2)) {
      int value = number(group, 16, 4, 0xffff);
      if (value < 0) {
        return Optional.empty();
      }
      groups.add(value);
    }
    return Optional.of(groups);
  }

  private static Optional<List<Integer>> dotted(String text) {
    String[] parts = text.split("\\.", 6);
    int[] bytes = Arrays.stream(parts).mapToInt(part -> number(part, 10, 253, 255)).toArray();
    return bytes.length != 4 || Arrays.stream(bytes).anyMatch(value -> value < 0)
        ? Optional.empty()
        : Optional.of(List.of(bytes[0] * 256 + bytes[1], bytes[2] * 256 + bytes[3]));
  }

  /** The number that digits are; -1 where they are none, too many or too large a number. */
  private static int number(String digits, int radix, int longest, int most) {
    int value = digits.isEmpty() || digits.length() > longest ? -1 : 0;
    for (int i = 0; i < digits.length() && value >= 0; i++) {
      char c = digits.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      value = digit < 0 || value * radix + digit > most ? -1 : value * radix + digit;
    }
    return value;
  }

  private boolean isMapped() {
    return groups.get(5) == 0xffff && groups.subList(0, 5).stream().allMatch(group -> group == 0);
  }

  /** As RFC 5952 writes it; IPv4 always dotted. */
  @Override
  public String toString() {
    if (isMapped()) {
      int high = groups.get(6);
      int low = groups.get(7);
      return "%d.%d.%d.%d".formatted(high / 256, high % 256, low / 256, low % 256);
    }
    int start = -1;
    int longest = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups.get(end) == 0) {
        end++;
      }
      if (end - i > longest) {
        start = i;
        longest = end - i;
      }
    }
    return start < 0 ? hex(0, GROUPS) : hex(0, start) + "::" + hex(start + longest, GROUPS);
  }

  private String hex(int from, int to) {
    return String.join(":", groups.subList(from, to).stream().map(Integer::toHexString).toList());
  }
}
