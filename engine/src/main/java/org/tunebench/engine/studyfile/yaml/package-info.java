/**
 * YAML text as a tree of fields that know their lines, and back: what readers of every form of
 * study file begin with. A refusal names file, line and field.
 */
package org.tunebench.engine.studyfile.yaml;
