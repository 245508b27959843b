package dev.sluice.policies.podsecurity;

import dev.sluice.policies.render.Part;
import java.util.List;

/** Who is told how a pod breaks a standard. */
public interface Breaches {

  /**
   * The pod has a value that it may not have.
   *
   * @param at the value
   * @param what it is, such as {@code capability}
   * @param shown the value that names it: itself, or the name of the volume
   * @param fix what to do
   */
  void found(Control control, Part at, String what, Part shown, String fix);

  /** A container lacks a setting that only it can have. */
  void missing(Setting setting, Part container);

  /**
   * Containers lack a setting that their pod can have for them.
   *
   * @param containers at least one
   */
  void missing(Setting setting, List<Part> containers);
}
