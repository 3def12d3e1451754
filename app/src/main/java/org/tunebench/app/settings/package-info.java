/** What the person prefers. */
package org.tunebench.app.settings;
