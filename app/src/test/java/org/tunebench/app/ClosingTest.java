package org.tunebench.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tunebench.app.cli.Backend;
import org.tunebench.app.fake.FakeDialogs;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.shell.BackgroundThreads;
import org.tunebench.app.shell.Texts;
import org.tunebench.app.shell.UncaughtErrors;
import org.tunebench.engine.run.SearchEngine;
import org.tunebench.engine.study.StorageException;
import org.tunebench.store.Workspace;

/** A workspace that is closed while something goes wrong. */
class ClosingTest {
  @TempDir Path home;

  private static SearchEngine failing() {
    return (SearchEngine)
        Proxy.newProxyInstance(
            SearchEngine.class.getClassLoader(),
            new Class<?>[] {SearchEngine.class},
            (proxy, method, arguments) -> {
              throw new IllegalStateException("it cannot " + method.getName());
            });
  }

  @Test
  void whereASearchCannotBeStoppedTheWorkspaceIsGivenBack() {
    LocalEngine local = new LocalEngine(Workspace.open(home), failing());
    assertThatThrownBy(local::close).hasMessage("it cannot close");
    assertThat(home.resolve("tunebench.owner")).doesNotExist();
    Workspace.open(home).close();
  }

  private WorkbenchSession session(
      FakeDialogs window, BackgroundThreads background, RuntimeException thrown, boolean opens) {
    Parts real = FakeWorkbench.parts(new FakeSearchEngine(Clock.systemUTC(), home));
    Parts parts =
        new Parts(
            folder -> {
              if (!opens) {
                throw thrown;
              }
              return new Backend.Session(
                  real.engine().apply(folder).engine(),
                  Optional.empty(),
                  () -> {
                    throw thrown;
                  });
            },
            real.studyPage(),
            real.studyFile(),
            real.data(),
            real.demo(),
            real.samplers(),
            real.pruners());
    Texts texts = new Texts(Locale.ENGLISH);
    UncaughtErrors errors = new UncaughtErrors(texts, Runnable::run, home.resolve("log"));
    errors.tellThrough(window);
    return WorkbenchSession.begin(
        new WorkbenchSession.Surroundings(parts, texts, background, errors, next -> {}),
        home,
        Optional.empty());
  }

  private FakeDialogs close(boolean opens) {
    FakeDialogs window = new FakeDialogs();
    BackgroundThreads background = new BackgroundThreads();
    try {
      session(window, background, new StorageException("the disk is full", null), opens)
          .closeWorkspace();
    } finally {
      background.shutdown();
    }
    return window;
  }

  @Test
  void whatGoesWrongIsTold() {
    assertThat(close(true).errors()).containsExactly("The disk is full.");
  }

  @Test
  void whatCouldNotBeOpenedIsClosedWithoutAWord() {
    assertThat(close(false).errors()).isEmpty();
  }
}
