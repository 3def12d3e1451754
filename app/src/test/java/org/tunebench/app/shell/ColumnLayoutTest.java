package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ColumnLayoutTest {
  private static ColumnLayout of(String... ids) {
    return new ColumnLayout(
        List.of(ids).stream().map(id -> new ColumnLayout.Column(id, 0, true)).toList(), List.of());
  }

  private static List<String> arranged(ColumnLayout layout, String... natural) {
    return layout.arranged(List.of(natural), Function.identity());
  }

  @Test
  void columnsStandAsThePersonPutThem() {
    assertThat(arranged(of("c", "a", "b"), "a", "b", "c")).containsExactly("c", "a", "b");
    assertThat(arranged(ColumnLayout.NONE, "a", "b", "c")).containsExactly("a", "b", "c");
  }

  @Test
  void oneThatHasComeSinceStandsBehindItsNeighbour() {
    assertThat(arranged(of("c", "a"), "new", "a", "newer", "newest", "c"))
        .containsExactly("new", "c", "a", "newer", "newest");
  }

  @Test
  void whatIsNotThereAtTheMomentIsNotForgotten() {
    ColumnLayout layout = of("note", "a", "b").with(of("b", "a").columns());
    assertThat(arranged(layout, "a", "b")).containsExactly("b", "a");
    assertThat(layout.column("note")).isPresent();
  }
}
