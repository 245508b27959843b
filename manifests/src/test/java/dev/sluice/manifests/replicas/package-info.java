/** Replicas behind one address, the calls that an API server makes there, and how those ended. */
package dev.sluice.manifests.replicas;
