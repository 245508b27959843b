package dev.sluice.policies.patch;

import dev.sluice.policies.kubernetes.FieldPath;
import java.util.List;

/**
 * Where values of an object were before some edits, and where they are after them: an element that
 * is put into a list, or taken out of it, moves those behind it.
 *
 * @param edits in the order in which they are done, each of the place that it has by then
 */
public record Moves(List<Edit> edits) {

  /**
   * Where the value was that is at a path after all edits; of an element that an edit put into a
   * list the list.
   */
  public FieldPath before(FieldPath after) {
    FieldPath path = after;
    for (Edit edit : edits.reversed()) {
      path = before(path, edit);
    }
    return path;
  }

  /** Where the value is that was at a path before all edits, as far as it is still there. */
  public FieldPath after(FieldPath before) {
    FieldPath path = before;
    for (Edit edit : edits) {
      path = after(path, edit);
    }
    return path;
  }

  private static FieldPath before(FieldPath path, Edit edit) {
    int index = index(path, edit.field());
    int changed = index < 0 ? index : Pointers.index(edit.field().last());
    return switch (edit.operation()) {
      case PatchOperation.Add _ when index >= 0 && index == changed -> list(edit);
      case PatchOperation.Add _ when index > changed -> moved(path, edit.field(), index - 1);
      case PatchOperation.Remove _ when index >= 0 && index >= changed ->
          moved(path, edit.field(), index + 1);
      default -> path;
    };
  }

  private static FieldPath after(FieldPath path, Edit edit) {
    int index = index(path, edit.field());
    int changed = index < 0 ? index : Pointers.index(edit.field().last());
    return switch (edit.operation()) {
      case PatchOperation.Add _ when index >= 0 && index >= changed ->
          moved(path, edit.field(), index + 1);
      case PatchOperation.Remove _ when index >= 0 && index == changed -> list(edit);
      case PatchOperation.Remove _ when index > changed -> moved(path, edit.field(), index - 1);
      default -> path;
    };
  }

  /** Which element of the list that an edit changes a path leads into; -1 for none. */
  private static int index(FieldPath path, FieldPath changed) {
    if (!changed.isIndex()) {
      return -1;
    }
    List<FieldPath> ancestry = path.ancestry();
    List<FieldPath> toElement = changed.ancestry();
    int depth = toElement.size();
    boolean inList =
        ancestry.size() >= depth
            && ancestry.get(depth - 1).isIndex()
            && (depth == 1 || ancestry.get(depth - 2).equals(toElement.get(depth - 2)));
    return inList ? Pointers.index(ancestry.get(depth - 1).last()) : -1;
  }

  private static FieldPath list(Edit edit) {
    return edit.field().parent().orElse(FieldPath.ROOT);
  }

  private static FieldPath moved(FieldPath path, FieldPath changed, int index) {
    FieldPath moved = changed.parent().orElse(FieldPath.ROOT).index(index);
    List<FieldPath> members = path.ancestry();
    return moved.resolve(members.subList(changed.ancestry().size(), members.size()));
  }
}
