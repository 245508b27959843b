package dev.sluice.webhook.report;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Quote;
import dev.sluice.policies.render.ListPart;
import dev.sluice.policies.render.ObjectPart;
import dev.sluice.policies.render.Origin;
import dev.sluice.policies.render.Part;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What is said beside a part of a pod: who adds it and why, once for all that is below it; of what
 * was written where, if it was neither in a pod template nor in what the part above was written in.
 *
 * @param isAdded whether a system adds it
 * @param text the comment; empty where the part above says it, or each of those below
 * @param said what was said of the part or of one above that holds for those below, too
 * @param written where the part was written; empty if it was added
 */
record PartComment(boolean isAdded, String text, String said, Optional<FieldPath> written) {
  /** Says nothing. */
  static final PartComment NONE = new PartComment(false, "", "", Optional.empty());

  private static final int LONGEST = 200;

  /** Of a whole pod nothing is said. */
  static PartComment ofWhole(Part pod) {
    return new PartComment(!pod.isWritten(), "", "", pod.place());
  }

  /** Of what is below a part that is all of one origin. */
  PartComment below() {
    return new PartComment(isAdded, "", said, written);
  }

  /** Whether a part has parts of other origins. */
  static boolean isMixed(Part part) {
    return part instanceof ObjectPart || part instanceof ListPart;
  }

  /**
   * Whether a field is the name of a written element of a list, by which the system that sets it
   * anew has found it.
   */
  static boolean isNameOf(Part above, FieldPath at, String field) {
    return at.isIndex() && field.equals("name") && above.isWritten();
  }

  /**
   * What is said of a part below this one.
   *
   * @param at where in the pod it is
   */
  PartComment of(Part part, FieldPath at) {
    return switch (part.origin()) {
      case Origin.Added added -> added(part, text(added));
      case Origin.Written(FieldPath from) -> written(from, at);
    };
  }

  private PartComment added(Part part, String why) {
    boolean isSaid = why.equals(said);
    boolean says = !isSaid && (!isMixed(part) || parts(part).anyMatch(p -> isSimply(p, why)));
    return new PartComment(
        true, says ? why : "", says || isSaid ? why : said, Optional.<FieldPath>empty());
  }

  private PartComment written(FieldPath from, FieldPath at) {
    String where = Quote.line(path(from), LONGEST);
    boolean isClear = isNear(from) || said.endsWith(where) || names(from).endsWith(names(at));
    return new PartComment(false, isClear ? "" : where, "", Optional.of(from));
  }

  /** Whether a place is in, or beside, where the part above was written. */
  private boolean isNear(FieldPath from) {
    Optional<FieldPath> parent = from.parent();
    return written.isPresent()
        && (parent.equals(written) || parent.equals(written.flatMap(FieldPath::parent)));
  }

  /** Fields and keys, without the indexes of lists, in which templates are merged. */
  private static String names(FieldPath path) {
    StringBuilder names = new StringBuilder();
    for (FieldPath step : path.ancestry()) {
      if (!step.isIndex()) {
        names.append('/').append(step.last());
      }
    }
    return names.toString();
  }

  private static Stream<Part> parts(Part part) {
    return part instanceof ListPart
        ? part.elements().stream().map(Part.class::cast)
        : StreamSupport.stream(part.names().spliterator(), false).map(part::get);
  }

  /** Whether it is nothing but added for that reason. */
  private static boolean isSimply(Part part, String why) {
    return !isMixed(part) && part.origin() instanceof Origin.Added added && text(added).equals(why);
  }

  /** {@code Flink: its configuration}; of an option or a field alone only where it is. */
  private static String text(Origin.Added added) {
    String where = added.from().map(PartComment::path).orElse("");
    boolean isReason = added.because().contains(" ");
    String why =
        where.isEmpty() ? added.because() : isReason ? added.because() + " (" + where + ")" : where;
    return Quote.line(added.by() + ": " + why, LONGEST);
  }

  private static String path(FieldPath path) {
    return path.shortened().toString();
  }
}
