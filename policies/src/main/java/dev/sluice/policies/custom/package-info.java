/** Rules that users write in policies: JSON Schemas and CEL expressions, and what they look at. */
@NullMarked
package dev.sluice.policies.custom;

import org.jspecify.annotations.NullMarked;
