package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.WrongInputException;

class BackgroundTest {
  private final List<String> heard = new ArrayList<>();

  private void run(Supplier<String> work) {
    new Background(Runnable::run, Runnable::run)
        .run(
            work,
            heard::add,
            wrong -> heard.add(wrong.getMessage()),
            () -> heard.add("failed"),
            () -> heard.add("over"));
  }

  @Test
  void eachEndIsHeardOf() {
    run(() -> "done");
    run(
        () -> {
          throw new WrongInputException("", "refused");
        });
    assertThat(heard).containsExactly("over", "done", "over", "refused");
  }

  @Test
  void aBugAndAnErrorAreFailuresAndGoOnToWhoeverHandlesThem() {
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      throw new IllegalStateException("bug");
                    }))
        .hasMessage("bug");
    assertThatThrownBy(
            () ->
                run(
                    () -> {
                      throw new OutOfMemoryError("full");
                    }))
        .hasMessage("full");
    assertThat(heard).containsExactly("over", "failed", "over", "failed");
  }
}
