/**
 * Judge on Flink resources as pure functions on JSON trees: kind profiles, rules, policies.
 *
 * <p>Nothing here knows HTTP, clusters, files other than its own resources, or a clock other than
 * an injected one.
 */
@NullMarked
package dev.sluice.policies;

import org.jspecify.annotations.NullMarked;
