/**
 * What may vary: parameters with a distribution each, some of them only under a condition, and the
 * configurations that assign a value to every active one. Everything here is immutable.
 */
package org.tunebench.engine.space;
