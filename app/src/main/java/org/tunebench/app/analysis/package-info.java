/** The tabs of a study's page that say what was learned: analysis and insight. */
package org.tunebench.app.analysis;
