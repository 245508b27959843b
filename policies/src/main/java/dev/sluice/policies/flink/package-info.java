/**
 * Flink's own configuration and ports, read from a resource as Flink and the operators read them.
 */
@NullMarked
package dev.sluice.policies.flink;

import org.jspecify.annotations.NullMarked;
