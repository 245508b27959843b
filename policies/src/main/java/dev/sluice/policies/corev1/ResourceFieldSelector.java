package dev.sluice.policies.corev1;

import dev.sluice.policies.kubernetes.Quantity;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.Part;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * core/v1 ResourceFieldSelector, the {@code resourceFieldRef} of variables and files: POD-139 to
 * POD-143, PODL-06.
 */
public final class ResourceFieldSelector {
  private static final List<String> RESOURCES =
      Stream.of("limits.", "requests.")
          .flatMap(of -> Stream.of("cpu", "ephemeral-storage", "memory").map(of::concat))
          .toList();

  private static final Set<BigDecimal> BINARY =
      IntStream.rangeClosed(1, 6)
          .mapToObj(i -> BigDecimal.valueOf(1L << (10 * i)).stripTrailingZeros())
          .collect(Collectors.toSet());

  /** As a divisor that is right is mostly written. */
  private static final Set<String> ONES_OF_CPU = Set.of("1", "1m");

  private static final Set<String> ONES_OF_BYTES =
      Set.of("1", "1k", "1M", "1G", "1T", "1P", "1E", "1Ki", "1Mi", "1Gi", "1Ti", "1Pi", "1Ei");

  private static final BigDecimal THOUSANDTH = new BigDecimal("0.001");
  private static final BigDecimal KIBI = BigDecimal.valueOf(1024);
  private static final Pattern EXPONENT = Pattern.compile("[^eE]*[eE][+-]?\\d+");

  private static final Rows OF_VARIABLE = new Rows("POD-139", "POD-140", "POD-141", "POD-142");
  private static final Rows OF_FILE = new Rows("POD-248", "POD-248", "POD-248", "POD-248");

  private ResourceFieldSelector() {}

  /**
   * The one of a variable.
   *
   * @param containers of the pod
   */
  static void ofVariable(Part selector, ContainerNames containers, Validation validation) {
    validate(selector, OF_VARIABLE, validation);
    if (selector.isSet("containerName")) {
      containers.check(selector.get("containerName"), validation);
    }
  }

  /**
   * The one of a file of a {@code downwardAPI} volume, or of such a source of another.
   *
   * @param containers of the pod
   */
  public static void ofFile(Part selector, ContainerNames containers, Validation validation) {
    Part container = selector.get("containerName");
    if (validation.required("POD-247", container, "the container's name")) {
      validate(selector, OF_FILE, validation);
      containers.check(container, validation);
    } else if (isKnown(selector.text("resource"))) {
      divisor(selector, OF_FILE, validation);
    }
  }

  private record Rows(String missing, String unknown, String cpu, String bytes) {}

  private static void validate(Part selector, Rows rows, Validation validation) {
    if (!validation.requires(rows.missing(), selector, "resource", "the resource")) {
      return;
    }
    if (isKnown(selector.text("resource"))) {
      divisor(selector, rows, validation);
    } else {
      validation.oneOf(rows.unknown(), selector, "resource", RESOURCES);
    }
  }

  private static boolean isKnown(String resource) {
    return resource.startsWith("limits.hugepages-")
        || resource.startsWith("requests.hugepages-")
        || RESOURCES.contains(resource);
  }

  private static void divisor(Part selector, Rows rows, Validation validation) {
    if (!selector.isSet("divisor")) {
      return;
    }
    boolean isCpu = selector.text("resource").endsWith(".cpu");
    if ((isCpu ? ONES_OF_CPU : ONES_OF_BYTES).contains(selector.text("divisor"))) {
      return;
    }
    Part divisor = selector.get("divisor");
    Optional<Quantity> quantity = Quantity.of(divisor.node());
    if (quantity.isPresent()) {
      BigDecimal number = quantity.get().number();
      if (isCpu) {
        cpu(rows.cpu(), divisor, number, validation);
      } else {
        bytes(rows.bytes(), divisor, number, validation);
      }
    }
  }

  private static void cpu(String row, Part divisor, BigDecimal number, Validation validation) {
    boolean isOne = number.compareTo(BigDecimal.ONE) == 0 || number.compareTo(THOUSANDTH) == 0;
    if (number.signum() != 0 && (!isOne || isExponent(divisor))) {
      String problem = "divisor is " + Quote.value(divisor.value()) + ", but must be 1 or 1m";
      validation.invalid(row, divisor, problem, "set it to 1 or 1m, or remove it");
    }
  }

  /** The API server compares spellings in the suffix's own system: 1024 is none, 1Ki is one. */
  private static void bytes(String row, Part divisor, BigDecimal number, Validation validation) {
    boolean isBinary = divisor.node().asText().endsWith("i") && number.compareTo(KIBI) >= 0;
    BigDecimal plain = number.stripTrailingZeros();
    boolean isOne = isBinary ? BINARY.contains(plain) : isPowerOf1000(plain);
    if (number.signum() != 0 && (!isOne || isExponent(divisor))) {
      String problem =
          "divisor is %s, but must be 1 with or without a suffix"
              .formatted(Quote.value(divisor.value()));
      String fix = "set it to 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi or 1Ei";
      validation.invalid(row, divisor, problem, fix);
    }
  }

  private static boolean isPowerOf1000(BigDecimal plain) {
    return plain.unscaledValue().equals(BigInteger.ONE)
        && plain.scale() <= 0
        && plain.scale() % 3 == 0;
  }

  private static boolean isExponent(Part divisor) {
    return divisor.node().isTextual() && EXPONENT.matcher(divisor.node().textValue()).matches();
  }
}
