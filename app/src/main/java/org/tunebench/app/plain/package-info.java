/** Numbers and times as terminals and files have them: no locale, no screen. */
package org.tunebench.app.plain;
