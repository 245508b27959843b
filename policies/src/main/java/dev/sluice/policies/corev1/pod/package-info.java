/** Pods and templates as a whole, but for their containers and volumes: a file for each type. */
@org.jspecify.annotations.NullMarked
package dev.sluice.policies.corev1.pod;
