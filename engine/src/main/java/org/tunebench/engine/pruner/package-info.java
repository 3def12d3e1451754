/** Algorithms that end hopeless trials early. */
package org.tunebench.engine.pruner;
