/** The rules: one small file each, with its catalogue entry and its cases in the contract kit. */
@NullMarked
package dev.sluice.policies.rules;

import org.jspecify.annotations.NullMarked;
