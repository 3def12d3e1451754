/** Programs that measure the workbench; tests do not time. */
package org.tunebench.app.measure;
