/** Makes the packages that people install, out of the program as a folder. Not shipped itself. */
package org.tunebench.installer;
