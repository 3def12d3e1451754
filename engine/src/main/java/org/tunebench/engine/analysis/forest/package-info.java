/** A random forest over a search space: the model that analysis asks about trials never made. */
package org.tunebench.engine.analysis.forest;
