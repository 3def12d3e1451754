/** Functions with a known optimum, to try searches on. */
package org.tunebench.engine.objective.function;
