/** What Ververica's own operator makes of a VvpDeployment, in its versions 2 and 3. */
@NullMarked
package dev.sluice.policies.ververica.operator;

import org.jspecify.annotations.NullMarked;
