/** What an API server says of the objects in it: values and their paths, names, quantities. */
@NullMarked
package dev.sluice.policies.kubernetes;

import org.jspecify.annotations.NullMarked;
