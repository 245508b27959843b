/** How an API server is reached: the kubeconfig of a caller, or the account of a pod. */
@NullMarked
package dev.sluice.webhook.kubeconfig;

import org.jspecify.annotations.NullMarked;
