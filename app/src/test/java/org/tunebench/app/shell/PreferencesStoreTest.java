package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreferencesStoreTest {
  private final List<Preferences> kept = new ArrayList<>();
  private final List<Runnable> waiting = new ArrayList<>();
  private final PreferencesStore store =
      new PreferencesStore(Preferences.DEFAULT, kept::add, waiting::add);

  @Test
  void manyChangesAtOnceAreWrittenOnceAsTheyAreAtLast() {
    store.change(before -> before.withParallel(2));
    store.change(before -> before.withParallel(3));
    assertThat(waiting).hasSize(1);
    waiting.remove(0).run();
    assertThat(kept).extracting(Preferences::parallel).containsExactly(3);

    store.change(before -> before.withParallel(3));
    assertThat(waiting).as("no change").isEmpty();
    store.change(before -> before.withParallel(4));
    waiting.remove(0).run();
    assertThat(kept).extracting(Preferences::parallel).containsExactly(3, 4);
  }
}
