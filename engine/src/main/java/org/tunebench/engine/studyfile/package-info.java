/**
 * Study files in and out: YAML (JSON is YAML) to a {@link org.tunebench.engine.study.StudySpec} and
 * back. Every refusal names file, line and field, says what is wrong and what would be right.
 */
package org.tunebench.engine.studyfile;
