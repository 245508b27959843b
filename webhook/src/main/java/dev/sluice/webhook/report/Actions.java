package dev.sluice.webhook.report;

import dev.sluice.policies.rule.Action;
import picocli.CommandLine.Help.Ansi.Style;

/** How the words for actions look. */
public final class Actions {
  private Actions() {}

  /** The word, filled up to the length of the longest. */
  public static String word(Action action) {
    return (action.name() + "   ").substring(0, Action.Audit.name().length());
  }

  /** The colour of the word. */
  public static Style[] style(Action action) {
    return switch (action) {
      case Deny -> new Style[] {Style.fg_red, Style.bold};
      case Warn -> new Style[] {Style.fg_yellow};
      case Audit -> new Style[] {Style.fg_cyan};
      case Off -> new Style[] {Style.faint};
    };
  }
}
