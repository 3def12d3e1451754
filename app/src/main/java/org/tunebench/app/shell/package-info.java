/** What holds the pages: the window, navigation, actions, dialogs and the services that all use. */
package org.tunebench.app.shell;
