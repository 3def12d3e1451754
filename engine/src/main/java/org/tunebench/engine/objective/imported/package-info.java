/** The objective of studies whose trials came with a table: there is nothing to run. */
package org.tunebench.engine.objective.imported;
