/**
 * What the API server checks on pods and pod templates: a file for each type of the core API group
 * (reference: what kube-apiserver checks on pods and pod templates).
 */
@org.jspecify.annotations.NullMarked
package dev.sluice.policies.corev1;
