/**
 * The page of one study: where it stands, its histories while they grow, its trials and its
 * definition.
 */
package org.tunebench.app.live;
