package dev.sluice.webhook.source;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Helm charts around files: folders with a {@code Chart.yaml}. */
final class Charts {
  private static final String SUBCHARTS = "charts";

  private final Path directory;

  /**
   * @param directory where relative names start
   */
  Charts(Path directory) {
    this.directory = directory;
  }

  /** The chart that renders a file, by its name as given: of charts in charts the outermost. */
  Optional<Path> around(String file) {
    Optional<Path> chart = above(Path.of(file));
    Optional<Path> outer = chart.flatMap(this::parentChart);
    while (outer.isPresent()) {
      chart = outer;
      outer = chart.flatMap(this::parentChart);
    }
    return chart;
  }

  /** The chart in whose folder of charts this one is. */
  private Optional<Path> parentChart(Path chart) {
    Path folder = chart.getParent();
    return folder != null && isNamed(folder, SUBCHARTS) ? above(folder) : Optional.empty();
  }

  /** Whether a file is one of those that Helm renders. */
  boolean isTemplate(String file) {
    Path name = Path.of(file);
    return above(name)
        .map(chart -> isEmpty(chart) ? name : chart.relativize(name))
        .filter(inside -> isNamed(inside.getName(0), "templates"))
        .isPresent();
  }

  /** The nearest folder above that is a chart; the empty path where relative names start. */
  private Optional<Path> above(Path inside) {
    for (Path at = inside.getParent(); at != null; at = at.getParent()) {
      if (isChart(at)) {
        return Optional.of(at);
      }
    }
    Path here = Path.of("");
    return !inside.isAbsolute() && isChart(here) ? Optional.of(here) : Optional.empty();
  }

  private boolean isChart(Path folder) {
    return Files.isRegularFile(directory.resolve(folder).resolve("Chart.yaml"));
  }

  private static boolean isEmpty(Path path) {
    return path.toString().isEmpty();
  }

  private static boolean isNamed(@Nullable Path path, String name) {
    return path != null && path.endsWith(name);
  }
}
