package dev.sluice.policies.rule;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Steps;
import dev.sluice.policies.state.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a resource and the one that it replaces have in common.
 *
 * @param namespace the namespace it goes to; empty for cluster scope
 * @param name its name; empty where it is still to be generated
 * @param origin where it comes from
 * @param requester the user who asks; empty where nobody knows, as of a file
 * @param settings what the policies in force say about it
 * @param state what stands in the cluster beside it
 * @param now the instant of the verdict
 * @param duplicateKeys the keys that its text has more than once in one object
 * @param steps the work on the verdict
 */
public record Situation(
    String namespace,
    String name,
    Origin origin,
    Optional<String> requester,
    RuleSettings settings,
    State state,
    Instant now,
    List<FieldPath> duplicateKeys,
    Steps steps) {}
