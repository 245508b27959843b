package dev.sluice.policies.documents;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random values as Java objects; each text and key starts with a number of its own. */
final class RandomTrees {
  private static final List<String> PIECES =
      List.of(
          " ",
          ": ",
          " #",
          "\n",
          "\n\n",
          "\t",
          "'",
          "\"",
          "\\",
          "{",
          "]",
          ",",
          "-",
          "---\n",
          "yes",
          "é",
          "\uD83D\uDE00",
          "\u2028",
          "%",
          "&a",
          "*",
          "!",
          "|",
          "0x1",
          "~",
          "<<",
          "long text ");

  private final Random random;
  private int texts;

  RandomTrees(Random random) {
    this.random = random;
  }

  /** A map with up to six fields. */
  Map<String, Object> map(int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = random.nextInt(6); i >= 0; i--) {
      map.put(text("k"), value(depth - 1));
    }
    return map;
  }

  private Object value(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 8);
    return switch (kind) {
      case 0 -> random.nextInt();
      case 1 -> random.nextLong();
      case 2 -> new BigInteger(90, random);
      case 3 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 4 -> random.nextBoolean();
      case 8 -> new ArrayList<>();
      case 9 -> new LinkedHashMap<>();
      case 10 -> list(depth);
      case 11 -> map(depth);
      default -> text("v");
    };
  }

  private List<Object> list(int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      list.add(value(depth - 1));
    }
    return list;
  }

  private String text(String start) {
    StringBuilder text = new StringBuilder(start).append(++texts).append('_');
    for (int i = random.nextInt(8); i > 0; i--) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
