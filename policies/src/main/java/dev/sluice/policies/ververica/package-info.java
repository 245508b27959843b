/** What Ververica Platform and the operators for it judge. */
@NullMarked
package dev.sluice.policies.ververica;

import org.jspecify.annotations.NullMarked;
