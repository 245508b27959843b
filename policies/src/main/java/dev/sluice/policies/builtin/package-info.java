/** All rules and mutations that Sluice comes with, put together. */
@NullMarked
package dev.sluice.policies.builtin;

import org.jspecify.annotations.NullMarked;
