package dev.sluice.policies.pod;

import dev.sluice.policies.podsecurity.Breaches;
import dev.sluice.policies.podsecurity.Control;
import dev.sluice.policies.podsecurity.Setting;
import dev.sluice.policies.render.Part;
import java.util.List;
import java.util.Set;

/**
 * The names of the controls that pods break.
 *
 * @param isPartial whether what is missing may come from elsewhere
 * @param names is filled
 */
record BrokenControls(boolean isPartial, Set<String> names) implements Breaches {

  @Override
  public void found(Control control, Part at, String what, Part shown, String fix) {
    names.add(control.toString());
  }

  @Override
  public void missing(Setting setting, Part container) {
    missing(setting);
  }

  @Override
  public void missing(Setting setting, List<Part> containers) {
    missing(setting);
  }

  private void missing(Setting setting) {
    if (!isPartial) {
      names.add(setting.control().toString());
    }
  }
}
