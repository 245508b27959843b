package dev.sluice.webhook.server;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.List;
import java.util.Random;

/** Decides at random, or as a fuzzer wants. */
interface Choices {
  /** Any of the integers, both ends included. */
  int between(int least, int most);

  long anyLong();

  /** A finite number. */
  double anyDouble();

  /** Of at most so many characters, whatever they are. */
  String string(int most);

  default boolean flip() {
    return between(0, 1) == 1;
  }

  default <T> T pick(List<T> all) {
    return all.get(between(0, all.size() - 1));
  }

  /** As a fuzzer wants. */
  static Choices of(FuzzedDataProvider data) {
    return new Choices() {
      @Override
      public int between(int least, int most) {
        return data.consumeInt(least, most);
      }

      @Override
      public long anyLong() {
        return data.consumeLong();
      }

      @Override
      public double anyDouble() {
        return data.consumeRegularDouble();
      }

      @Override
      public String string(int most) {
        return data.consumeString(most);
      }
    };
  }

  /** At random. */
  static Choices of(Random random) {
    return new Choices() {
      @Override
      public int between(int least, int most) {
        return random.nextInt(least, most + 1);
      }

      @Override
      public long anyLong() {
        return random.nextLong();
      }

      @Override
      public double anyDouble() {
        return random.nextDouble() * Math.pow(10, between(-300, 300));
      }

      @Override
      public String string(int most) {
        StringBuilder string = new StringBuilder();
        for (int length = between(0, most); length > 0; length--) {
          string.append((char) between(0, flip() ? 0x7f : 0xffff));
        }
        return string.toString();
      }
    };
  }
}
