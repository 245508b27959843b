/** Cases of the rules and of policies: what is judged, and what must be found. */
@NullMarked
package dev.sluice.policies.suite;

import org.jspecify.annotations.NullMarked;
