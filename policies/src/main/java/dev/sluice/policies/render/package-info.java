/**
 * The pod that will exist: what Flink and the operators really build from a resource, each part
 * with where it comes from.
 */
@NullMarked
package dev.sluice.policies.render;

import org.jspecify.annotations.NullMarked;
