package dev.sluice.policies.flink.memory;

import dev.sluice.policies.kubernetes.FieldPath;
import dev.sluice.policies.kubernetes.Located;

/**
 * Why Flink does not start a process whose memory is given so.
 *
 * @param path where
 * @param problem in words
 * @param fix what to do
 * @param certain whether no further option mends it
 */
public record MemoryRefusal(FieldPath path, String problem, String fix, boolean certain)
    implements Located {}
