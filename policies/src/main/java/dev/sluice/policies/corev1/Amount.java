package dev.sluice.policies.corev1;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.render.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Optional;

/** Quantities of resources as the API server compares them: in thousandths, binary ones capped. */
final class Amount {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int THOUSANDTHS = 3;
  private static final int LONGEST = 20;
  private static final int FEW_DIGITS = 18;
  private static final BigInteger THOUSAND = BigInteger.valueOf(1_000);

  private Amount() {}

  /** The number of a quantity; none where there is none. */
  static Optional<BigDecimal> of(Part quantity) {
    return quantity.isSet() ? of(quantity.node().asText().strip()) : Optional.empty();
  }

  /** The same of a quantity by itself. */
  static Optional<BigDecimal> of(String quantity) {
    boolean isBinary = quantity.endsWith("i");
    return Quantity.of(quantity).map(read -> rounded(read.number(), isBinary));
  }

  /** The same in thousandths, where it is written in a plain way; -1 of any other. */
  static long plainThousandths(JsonNode quantity) {
    if (quantity.isTextual()) {
      return Quantity.plainThousandths(quantity.textValue());
    }
    return quantity.isInt() && quantity.intValue() >= 0 ? quantity.intValue() * 1_000L : -1;
  }

  private static BigDecimal rounded(BigDecimal number, boolean isBinary) {
    if (isBinary && number.compareTo(MOST) > 0) {
      return MOST;
    }
    if (number.scale() <= THOUSANDTHS) {
      return number;
    }
    boolean isTiny = number.precision() - number.scale() < -THOUSANDTHS;
    return isTiny
        ? BigDecimal.valueOf(number.signum(), THOUSANDTHS)
        : number.setScale(THOUSANDTHS, RoundingMode.UP);
  }

  /** A number in few characters. */
  static String text(BigDecimal number) {
    BigDecimal plain = number.stripTrailingZeros();
    return plain.precision() - plain.scale() > LONGEST ? plain.toString() : plain.toPlainString();
  }

  /**
   * Whether the API server takes it for an integer. It looks at the thousandths in 64 bits: of a
   * decimal notation with few digits that overflows it keeps 0, of any other the lowest bits.
   *
   * @param written the notation of the number
   */
  static boolean isWhole(BigDecimal number, String written) {
    if (hasFraction(number)) {
      return false;
    }
    long digits = written.chars().filter(Character::isDigit).count();
    boolean isKept = digits <= FEW_DIGITS && !written.endsWith("i");
    boolean isRound = number.scale() <= -Long.SIZE; // its lowest bits are 0, and it may be endless
    return isKept || isRound || number.toBigInteger().multiply(THOUSAND).longValue() % 1_000 == 0;
  }

  /** Whether it is no integer. */
  static boolean hasFraction(BigDecimal number) {
    return number.scale() > 0 && number.remainder(BigDecimal.ONE).signum() != 0;
  }
}
