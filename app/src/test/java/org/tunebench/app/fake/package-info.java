/** An engine without processes or files, driven by hand, for tests of pages and view models. */
package org.tunebench.app.fake;
