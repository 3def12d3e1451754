/** Studies side by side, and two trials of one. */
package org.tunebench.app.compare;
