package dev.sluice.policies.schema;

import dev.sluice.policies.kubernetes.FieldPath;
import java.util.Arrays;

/** Where a walk is. The path is made only when somebody asks for it. */
final class Trail {
  private static final int FIELD = -1;
  private static final int KEY = -2;

  private final FieldPath start;
  private String[] names = new String[16];

  /** Indexes of lists, else what the name is. */
  private int[] steps = new int[16];

  private int depth;

  Trail(FieldPath start) {
    this.start = start;
  }

  void enterField(String name) {
    push(name, FIELD);
  }

  void enterKey(String key) {
    push(key, KEY);
  }

  void enterElement(int index) {
    push("", index);
  }

  private void push(String name, int step) {
    if (depth == steps.length) {
      names = Arrays.copyOf(names, 2 * depth);
      steps = Arrays.copyOf(steps, 2 * depth);
    }
    names[depth] = name;
    steps[depth++] = step;
  }

  void leave() {
    depth--;
  }

  /** The path to where the walk is. */
  FieldPath path() {
    FieldPath path = start;
    for (int i = 0; i < depth; i++) {
      path =
          switch (steps[i]) {
            case FIELD -> path.field(names[i]);
            case KEY -> path.key(names[i]);
            default -> path.index(steps[i]);
          };
    }
    return path;
  }
}
