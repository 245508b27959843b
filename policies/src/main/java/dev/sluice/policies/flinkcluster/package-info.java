/** What the FlinkCluster operators judge, spotify's and Google's. */
@NullMarked
package dev.sluice.policies.flinkcluster;

import org.jspecify.annotations.NullMarked;
