/**
 * What a study is and what it has seen: its definition, its trials with their states and reports,
 * the history that samplers and pruners read, and the port behind which everything is kept.
 */
package org.tunebench.engine.study;
