/**
 * What a study's trials look like: each chart as a drawing, made from the engine's {@code analysis}
 * on any thread and without a toolkit, for the study's page and for its report alike.
 */
package org.tunebench.app.figure;
