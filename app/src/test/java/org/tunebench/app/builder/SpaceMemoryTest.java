package org.tunebench.app.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;

/** What a person made of a space is not lost by looking at another one. */
class SpaceMemoryTest {
  private static final SearchSpace LAYERED =
      new SearchSpace(
          List.of(
              new Parameter("lr", new FloatRange(1e-4, 1e-2, true, 0)),
              new Parameter("layers", new IntRange(1, 6))));
  private static final SearchSpace FLAT =
      new SearchSpace(
          List.of(
              new Parameter("solver", Choice.of("sgd", "adam")),
              new Parameter("lr", new FloatRange(1e-3, 1, true, 0))));

  private final SpaceDraft draft = new SpaceDraft(new Texts(Locale.ENGLISH), () -> {});
  private final SpaceMemory memory = new SpaceMemory(draft);

  private String low(int row) {
    return draft.parameters().get(row).values().low().textProperty().get();
  }

  private void typeLow(String text) {
    draft.parameters().get(0).values().low().textProperty().set(text);
  }

  @Test
  void wrongTextsComeBack() {
    memory.offer(Optional.of(LAYERED));
    typeLow("0,001");
    memory.offer(Optional.of(FLAT));
    assertThat(low(1)).isEqualTo("0.001");
    memory.offer(Optional.of(LAYERED));

    assertThat(low(0)).isEqualTo("0,001");
    assertThat(draft.space()).isEmpty();
  }

  @Test
  void whatThePersonTypedOutlastsAChangeThatNobodyAskedFor() {
    memory.offer(Optional.of(LAYERED));
    typeLow("0.00");
    memory.follow(Optional.of(FLAT));
    assertThat(draft.parameters().get(1).called()).isEqualTo("lr");
    assertThat(low(1)).isEqualTo("0.00");
  }

  @Test
  void whatNobodyTouchedFollows() {
    memory.offer(Optional.of(LAYERED));
    memory.follow(Optional.of(FLAT));
    assertThat(draft.space()).contains(FLAT);
  }
}
