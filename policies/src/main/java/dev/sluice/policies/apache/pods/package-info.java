/** The pods of FlinkDeployments: templates merged, completed by the operator, built by Flink. */
@NullMarked
package dev.sluice.policies.apache.pods;

import org.jspecify.annotations.NullMarked;
