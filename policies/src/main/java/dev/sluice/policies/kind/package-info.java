/** Kinds as data: where in an object its labels, templates, ports and configuration sit. */
@NullMarked
package dev.sluice.policies.kind;

import org.jspecify.annotations.NullMarked;
