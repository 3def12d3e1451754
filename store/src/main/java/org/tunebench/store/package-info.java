/**
 * The workspace: one folder with an embedded database, behind the engine's port for studies, and
 * the folders of trials. Nothing outside this package sees the database.
 */
package org.tunebench.store;
