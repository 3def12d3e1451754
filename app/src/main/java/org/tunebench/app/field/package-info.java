/**
 * Fields that check what is typed into them and say beside it what is wrong, for all pages: what a
 * text means, what stands below it, and the fields that say when a study ends.
 */
package org.tunebench.app.field;
