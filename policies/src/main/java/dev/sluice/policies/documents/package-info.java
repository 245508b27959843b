/**
 * YAML and JSON text as JSON trees, with the line and column of every value: what {@code kubectl
 * apply} would send, or the reason why it would send nothing.
 *
 * <p>Pure: text in, values out. Nothing here opens a file or keeps anything between two calls.
 */
@NullMarked
package dev.sluice.policies.documents;

import org.jspecify.annotations.NullMarked;
