package dev.sluice.policies.flink.memory;

import dev.sluice.policies.flink.FlinkConfiguration.Entry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where the division of memory fails. */
sealed interface MemoryFault {
  /** The parts that a message names. */
  int SOME = 3;

  /** The whole in which there is no room, or not the right one; it is given. */
  MemoryPart whole();

  /** Its parts. */
  List<MemoryPart> parts();

  /**
   * What is wrong.
   *
   * @param called what the whole is called
   */
  String problem(String called);

  /**
   * What to do.
   *
   * @param enough how to raise the whole, where that helps
   */
  String fix(Optional<String> enough);

  /** Whether it is wrong whatever is set besides. */
  boolean isCertain();

  /** The largest of the parts, where it is given; else the whole is to blame. */
  default Optional<MemoryPart> culprit() {
    return parts().stream()
        .max(Comparator.comparingLong(MemoryPart::bytes))
        .filter(part -> part.given().isPresent());
  }

  /** All parts together. */
  default MemoryPart sum() {
    return MemoryPart.sum("", parts());
  }

  /** The largest parts in words. */
  private static String list(List<MemoryPart> parts) {
    String largest =
        parts.stream()
            .filter(part -> part.bytes() > 0)
            .sorted(Comparator.comparingLong(MemoryPart::bytes).reversed())
            .limit(SOME)
            .map(MemoryPart::text)
            .collect(Collectors.joining(", "));
    return parts.stream().filter(part -> part.bytes() > 0).count() > SOME
        ? largest + ", …"
        : largest;
  }

  /** Parts that are more than the whole, or leave nothing of it. */
  record Exceeded(MemoryPart whole, List<MemoryPart> parts) implements MemoryFault {
    @Override
    public String problem(String called) {
      String size = MemoryPart.size(whole.bytes());
      Optional<MemoryPart> culprit = culprit();
      if (culprit.isPresent()) {
        List<MemoryPart> others =
            parts.stream().filter(p -> !p.name().equals(culprit.get().name())).toList();
        return "%s is %s and does not fit into the %s of %s"
                .formatted(
                    culprit.get().given().map(Entry::key).orElse(""),
                    MemoryPart.size(culprit.get().bytes()),
                    size,
                    called)
            + (others.isEmpty() ? "" : " beside " + list(others));
      }
      boolean all = sum().bytes() == whole.bytes();
      String needed = all ? "all of it, and the heap some" : MemoryPart.size(sum().bytes());
      return "%s is %s, but its parts need %s: %s".formatted(called, size, needed, list(parts));
    }

    @Override
    public String fix(Optional<String> enough) {
      return enough.orElse(
          culprit().isPresent()
              ? "set it to less, or raise the memory of the process"
              : "raise it, or lower its parts");
    }

    @Override
    public boolean isCertain() {
      return sum().least() >= whole.bytes();
    }
  }

  /** Parts that do not make the whole that is given. */
  record Different(MemoryPart whole, List<MemoryPart> parts) implements MemoryFault {
    @Override
    public String problem(String called) {
      String sum = MemoryPart.size(sum().bytes());
      String size = MemoryPart.size(whole.bytes());
      return "%s is %s, but its parts make %s: %s".formatted(called, size, sum, list(parts));
    }

    @Override
    public String fix(Optional<String> enough) {
      return "set only the whole or only its parts";
    }

    @Override
    public boolean isCertain() {
      return parts.stream().allMatch(part -> part.least() == part.bytes());
    }
  }

  /**
   * A rest that is too small or too large for the part that it is left to.
   *
   * @param rest in bytes
   */
  record Rest(MemoryPart whole, List<MemoryPart> parts, long rest, MemoryRange last)
      implements MemoryFault {
    @Override
    public String problem(String called) {
      String left = rest == 0 ? "nothing" : MemoryPart.size(rest);
      MemoryPart bound = isSmall() ? last.min() : last.max();
      return "%s is %s and leaves %s to %s beside %s, but %s is %s"
          .formatted(
              called,
              MemoryPart.size(whole.bytes()),
              left,
              last.name(),
              list(parts),
              bound(),
              MemoryPart.size(bound.bytes()));
    }

    @Override
    public String fix(Optional<String> enough) {
      return "set only the whole or only its parts, or change " + bound();
    }

    @Override
    public boolean isCertain() {
      return isSmall() && sum().least() > whole.bytes() - last.min().least();
    }

    private boolean isSmall() {
      return rest < last.min().bytes();
    }

    private String bound() {
      return last.key() + (isSmall() ? ".min" : ".max");
    }
  }
}
