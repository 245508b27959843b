package dev.sluice.policies.flink;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Notations of numbers, memory, durations, lists and maps, right and nearly right, at random. */
public final class Notations {
  private static final List<String> SEEDS =
      List.of(
          "1",
          "0",
          "-1",
          "+1",
          "1.5",
          ".5",
          "1.",
          "1e3",
          "1E-3",
          "0x1F",
          "1_000",
          "2147483648",
          "9223372036854775807",
          "9223372036854775808",
          "NaN",
          "Infinity",
          "1d",
          "1f",
          "true",
          "FALSE",
          "yes",
          "null",
          "",
          " ",
          "2g",
          "2 gb",
          "2Gi",
          "1.5Gi",
          "2048m",
          "1024 mebibytes",
          "1tb",
          "512 k",
          "1p",
          "10 bytes",
          "1E",
          "1Ei",
          "1e9",
          "1m",
          "1u",
          "8191p",
          "10 s",
          "5min",
          "1 d",
          "100ms",
          "1h",
          "3 days",
          "7 µs",
          "PT10S",
          "pt1h",
          "P1D",
          "-PT1S",
          "1 year",
          "30 seconds",
          "a;b",
          "'a;b';c",
          "\"a\";b",
          "a, b",
          "[a, b]",
          "- a",
          "a:b,c:d",
          "'a:b',c",
          "{a: b}",
          "{a: }",
          "{a: ~}",
          "{a: 1, b: true}",
          "{a:b}",
          "a;;b",
          ";",
          "'a",
          "''",
          "'it''s'");

  private static final List<String> PIECES =
      List.of(
          "0",
          "9",
          "99999999999",
          ".",
          "-",
          "+",
          "e",
          "E",
          " ",
          "\t",
          "\u00a0",
          "\u3000",
          "'",
          "\"",
          ";",
          ",",
          ":",
          "b",
          "k",
          "m",
          "g",
          "G",
          "i",
          "Ki",
          "ms",
          "s",
          "d",
          "P",
          "T",
          "µ",
          "μ",
          "\n");

  private Notations() {}

  /** So many, repeatable by the seed. */
  public static Stream<String> random(Random random, int many) {
    return Stream.generate(() -> any(random)).limit(many);
  }

  private static String any(Random random) {
    StringBuilder text = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
    for (int changes = random.nextInt(4); changes > 0; changes--) {
      int at = random.nextInt(text.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, Math.min(text.length(), at + 1));
        case 1 -> text.append(SEEDS.get(random.nextInt(SEEDS.size())));
        default -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
