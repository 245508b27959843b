/** YAML and JSON documents as trees, with the line and column of every value. */
@NullMarked
package dev.sluice.policies.documents;

import org.jspecify.annotations.NullMarked;
