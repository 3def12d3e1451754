package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.tunebench.app.fake.FakeServices;
import org.tunebench.app.fake.FakeStudies;
import org.tunebench.engine.study.StorageException;

/** From one workspace to another in the same window. */
class WorkspaceChangeTest {
  private static final Path HOME = Path.of("/data/first");
  private static final Path OTHER = Path.of("/data/second");
  private static final Path TAKEN = Path.of("/data/taken");

  private final FakeServices fakes = new FakeServices();
  private final ShellViewModel window = new ShellViewModel(new Texts(Locale.ENGLISH));
  private final PreferencesStore preferences =
      new PreferencesStore(Preferences.DEFAULT, kept -> {}, Runnable::run);
  private final List<String> happened = new ArrayList<>();
  private final Set<Long> left = new HashSet<>();
  private final WorkspaceChange change =
      new WorkspaceChange(
          fakes.get().texts(),
          fakes.dialogs(),
          new Background(fakes.get()),
          preferences,
          HOME,
          this::open);

  private Runnable open(Path folder) {
    if (folder.equals(TAKEN)) {
      throw new StorageException(
          "The workspace " + folder + " is in use by another Tunebench", null);
    }
    happened.add("open " + folder + (fakes.engine().closed() ? ", the first closed" : ""));
    return () ->
        happened.add("show " + folder + (fakes.engine().closed() ? ", the first closed" : ""));
  }

  @BeforeEach
  void leaveByQuitting() {
    change.leaveThrough(new Quitting(fakes.get(), window, left::addAll, () -> {}));
  }

  private long start() {
    long id = fakes.engine().repository().create(FakeStudies.spec("cortex", 10)).id();
    return fakes.engine().start(id).id();
  }

  @Test
  void theOtherOneIsOpenBeforeThePresentOneIsClosed() {
    fakes.dialogs().choose(OTHER);
    change.choose();

    assertThat(happened).containsExactly("open " + OTHER, "show " + OTHER + ", the first closed");
    assertThat(fakes.dialogs().confirmations()).isEmpty();
    assertThat(change.recent()).containsExactly(OTHER.toString());
    assertThat(change.recentFor(OTHER)).containsExactly(HOME.toString());
  }

  @Test
  void oneThatIsInUseIsRefusedAndNothingIsLost() {
    long id = start();
    fakes.dialogs().decide(0);
    change.open(TAKEN);

    assertThat(fakes.dialogs().errors())
        .containsExactly("The workspace /data/taken is in use by another Tunebench.");
    assertThat(fakes.engine().running(id)).isPresent();
    assertThat(left).isEmpty();
    assertThat(change.recent()).isEmpty();

    fakes.dialogs().decide(1);
    change.open(OTHER);
    assertThat(happened).hasSize(2);
  }

  @Test
  void whatRunsIsAskedAboutAsBeforeQuitting() {
    long id = start();
    change.open(OTHER);
    assertThat(fakes.dialogs().confirmations()).singleElement().asString().contains("“cortex”");
    assertThat(happened).as("the person stays").isEmpty();

    fakes.dialogs().decide(0);
    change.open(OTHER);
    assertThat(left).containsExactly(id);
    assertThat(happened).hasSize(2);
  }

  @Test
  void thePresentOneIsNotOpenedAgain() {
    change.open(Path.of("/data/./first"));

    assertThat(happened).isEmpty();
    assertThat(fakes.dialogs().notices()).containsExactly("This workspace is open already.");
  }

  @Test
  void oneThatCouldNotBeOpenedIsLeftWithoutAQuestion() {
    WorkspaceChange stuck =
        new WorkspaceChange(
            fakes.get().texts(),
            fakes.dialogs(),
            new Background(fakes.get()),
            preferences,
            TAKEN,
            this::open);
    stuck.open(TAKEN);
    assertThat(fakes.dialogs().errors()).as("tried again").hasSize(1);
    stuck.open(OTHER);
    assertThat(happened).containsExactly("open " + OTHER, "show " + OTHER);
  }

  @Test
  void aFewAreRemembered() {
    for (int i = 0; i < 9; i++) {
      change.open(Path.of("/data/w" + i));
    }
    change.open(Path.of("/data/w7"));
    assertThat(change.recent())
        .containsExactly("/data/w7", "/data/w8", "/data/w6", "/data/w5", "/data/w4");
  }
}
