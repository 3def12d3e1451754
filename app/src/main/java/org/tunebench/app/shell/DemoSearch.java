package org.tunebench.app.shell;

import java.nio.file.Path;
import org.tunebench.engine.study.StudySpec;

/**
 * A search that runs at one click, with data of its own.
 *
 * @param spec its definition
 * @param folder the folder that relative paths in it start from
 */
public record DemoSearch(StudySpec spec, Path folder) {}
