package dev.sluice.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Repeated measurements: median, least and greatest. */
record BenchRange(double median, double least, double greatest) {

  static BenchRange of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new BenchRange(median, sorted.getFirst(), sorted.getLast());
  }

  /** What one is of the other, each time. */
  static BenchRange ofRatios(List<Double> of, List<Double> to) {
    return of(IntStream.range(0, of.size()).mapToObj(i -> of.get(i) / to.get(i)).toList());
  }

  /** {@code median (least to greatest)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.2f (%.2f to %.2f)", median, least, greatest);
  }
}
