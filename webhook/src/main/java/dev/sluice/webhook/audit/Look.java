package dev.sluice.webhook.audit;

import dev.sluice.policies.state.GivenDocuments;
import dev.sluice.webhook.check.CheckResult.Judged;

/** What becomes of each verdict of an audit while the resource is at hand. */
@FunctionalInterface
public interface Look {
  /**
   * The verdict that is reported.
   *
   * @param among the documents that the resource was judged among
   */
  Judged at(Judged judged, GivenDocuments among);
}
