/** What values may be, by the schemas of kinds and of Kubernetes' own types. */
@NullMarked
package dev.sluice.policies.schema;

import org.jspecify.annotations.NullMarked;
