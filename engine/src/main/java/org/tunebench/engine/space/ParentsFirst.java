package org.tunebench.engine.space;

import org.tunebench.engine.WrongInputException;

/** Orders parameters so that every parent comes before its children: a depth-first walk. */
final class ParentsFirst {
  private enum Mark {
    NEW,
    OPEN,
    DONE
  }

  private final SearchSpace space;
  private final Mark[] marks;
  private final int[] order;
  private int filled;

  ParentsFirst(SearchSpace space) {
    this.space = space;
    this.marks = new Mark[space.size()];
    java.util.Arrays.fill(marks, Mark.NEW);
    this.order = new int[space.size()];
  }

  int[] order() {
    for (int i = 0; i < space.size(); i++) {
      visit(i);
    }
    return order;
  }

  private void visit(int index) {
    if (marks[index] == Mark.DONE) {
      return;
    }
    Parameter parameter = space.parameter(index);
    if (marks[index] == Mark.OPEN) {
      throw new WrongInputException(
          "space." + parameter.name() + ".when",
          "the condition leads back to '%s' itself: no parameter may depend on itself"
              .formatted(parameter.name()));
    }
    marks[index] = Mark.OPEN;
    for (Condition condition : parameter.conditions()) {
      visit(space.indexOf(condition.parent()));
    }
    marks[index] = Mark.DONE;
    order[filled++] = index;
  }
}
