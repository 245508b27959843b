/** What the API server checks on volumes: a file for each type, or for some that are alike. */
@org.jspecify.annotations.NullMarked
package dev.sluice.policies.corev1.volume;
