package dev.sluice.policies.pod;

import dev.sluice.policies.rule.Field;
import dev.sluice.policies.rule.Findings;
import dev.sluice.policies.rule.Rule;
import java.util.List;

/**
 * Rules on the pods that a renderer makes of a field.
 *
 * @param renderer makes the pods
 * @param rules look at them
 */
public record OnPods<S extends Record>(Renderer<S> renderer, List<PodRule> rules)
    implements Rule<S> {

  @Override
  public void judge(Field<S> field, Findings findings) {
    Pods pods = renderer.of(field);
    if (!pods.all().isEmpty()) {
      rules.forEach(rule -> rule.judge(pods, findings));
    }
  }
}
