/**
 * Reads search spaces out of pasted Python: literal expressions only, nothing is ever evaluated but
 * the arithmetic of constants.
 */
package org.tunebench.engine.studyfile.python;
