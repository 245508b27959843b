/** Rules that are data: profiles say where they apply, and with what. */
@NullMarked
package dev.sluice.policies.generic;

import org.jspecify.annotations.NullMarked;
