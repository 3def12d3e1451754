/**
 * What every room of the engine may use and none of them owns: how numbers and the ends of
 * processes are written, files that are there whole or not at all and folders that go, the word
 * that a person probably meant, and the exception that says what was wrong with what they gave. It
 * uses no room itself.
 */
package org.tunebench.engine;
