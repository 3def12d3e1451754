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
 * @param tests the tests of this branch and of those before it
 */
record Block(
    int indent, int line, String what, Optional<List<Condition>> when, List<Expression> tests) {}
