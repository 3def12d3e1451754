/** Where trials run: devices, worker processes and the protocol they speak. */
package org.tunebench.engine.compute;
