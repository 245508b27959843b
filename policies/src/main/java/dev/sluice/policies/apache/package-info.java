/**
 * What the Apache Flink Kubernetes Operator judges, and what it lets through although it cannot
 * run.
 */
@NullMarked
package dev.sluice.policies.apache;

import org.jspecify.annotations.NullMarked;
