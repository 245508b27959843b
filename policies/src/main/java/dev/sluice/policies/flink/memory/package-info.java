/** How Flink divides the memory of a process into parts, and what it refuses. */
@NullMarked
package dev.sluice.policies.flink.memory;

import org.jspecify.annotations.NullMarked;
