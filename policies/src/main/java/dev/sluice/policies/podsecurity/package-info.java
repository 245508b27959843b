/**
 * Kubernetes' Pod Security Standards: what a pod may not have under a level, by the version of the
 * standards. Knows nothing of findings: {@link dev.sluice.policies.podsecurity.Standard} tells
 * {@link dev.sluice.policies.podsecurity.Breaches} what it sees.
 */
@NullMarked
package dev.sluice.policies.podsecurity;

import org.jspecify.annotations.NullMarked;
