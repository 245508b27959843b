/** JSON Patch (RFC 6902): one model of an operation, for rules, mutations and plans. */
@NullMarked
package dev.sluice.policies.patch;

import org.jspecify.annotations.NullMarked;
