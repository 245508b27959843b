/** Deployment targets beside a plan of the test's own, on a real API server. */
package dev.sluice.manifests.targets;
