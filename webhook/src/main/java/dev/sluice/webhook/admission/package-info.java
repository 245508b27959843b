/** AdmissionReviews in, and the answers to them out. */
@NullMarked
package dev.sluice.webhook.admission;

import org.jspecify.annotations.NullMarked;
