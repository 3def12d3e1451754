/** The devices of this machine. */
package org.tunebench.app.devices;
