/**
 * Reads finished studies out of the SQLite files of Optuna. Nothing is ever written to such a file;
 * nothing outside this package sees SQLite.
 */
package org.tunebench.store.optuna;
