package dev.sluice.policies.documents;

import java.math.BigDecimal;

/** Fractions as keys: 1.20 becomes the key "1.2". */
final class FloatKeys {
  /** Above this exponent and below -4 Go writes an exponent. */
  private static final int MAX_EXPONENT = 5;

  private FloatKeys() {}

  /** The text that sigs.k8s.io/yaml makes of a number: Go's format g with 32 bits. */
  static String text(double value) {
    float narrow = (float) value;
    if (Float.isInfinite(narrow)) {
      return narrow > 0 ? ".inf" : "-.inf";
    }
    if (narrow == 0) {
      return 1 / narrow < 0 ? "-0" : "0";
    }
    BigDecimal decimal = new BigDecimal(Float.toString(narrow)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    return exponent < -4 || exponent > MAX_EXPONENT
        ? scientific(decimal, exponent)
        : decimal.toPlainString();
  }

  private static String scientific(BigDecimal decimal, int exponent) {
    String mantissa = decimal.scaleByPowerOfTen(-exponent).toPlainString();
    return "%se%s%02d".formatted(mantissa, exponent < 0 ? "-" : "+", Math.abs(exponent));
  }
}
