package org.tunebench.engine.studyfile.python;

import java.util.List;
import java.util.Optional;
import org.tunebench.engine.space.Condition;

/**
 * What is indented under a line.
 *
 * @param indent number of columns of the line that opens it
 * @param line that opens it
 * @param what it is, for messages: {@code if}, {@code for}
 * @param when the conditions under which it is done; empty where they are not plain
 * @param otherwise the conditions under which neither this branch nor one before it is done, such
 *     as those of an {@code else} behind it; empty where they are not plain
 */
record Block(
    int indent,
    int line,
    String what,
    Optional<List<Condition>> when,
    Optional<List<Condition>> otherwise) {}
