package org.tunebench.app.shell;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.tunebench.engine.WrongInputException;
import org.tunebench.engine.study.StorageException;

/**
 * Leads from the workspace in the window to another one. What runs is asked about as before
 * quitting; the present workspace is closed only once the other one is open, so that one that is in
 * use or cannot be read costs nothing.
 */
public final class WorkspaceChange {
  private final Texts texts;
  private final Dialogs dialogs;
  private final Background background;
  private final PreferencesStore preferences;
  private final Path home;
  private final Function<Path, Runnable> opener;
  private Optional<Quitting> present = Optional.empty();
  private boolean opening;

  /**
   * @param home the folder of the workspace in the window
   * @param opener opens the workspace in a folder, off the FX thread; what it gives is called on
   *     the FX thread once the present workspace is closed, and shows the other one
   */
  public WorkspaceChange(
      Texts texts,
      Dialogs dialogs,
      Background background,
      PreferencesStore preferences,
      Path home,
      Function<Path, Runnable> opener) {
    this.texts = texts;
    this.dialogs = dialogs;
    this.background = background;
    this.preferences = preferences;
    this.home = home.toAbsolutePath().normalize();
    this.opener = opener;
  }

  /** The present workspace could be opened: it is left as by quitting. */
  public void leaveThrough(Quitting quitting) {
    present = Optional.of(quitting);
  }

  /** The folder of the workspace in the window. */
  public Path home() {
    return home;
  }

  /** The folders of other workspaces that were open, the last one first. */
  public List<String> recent() {
    return preferences.get().workspaces();
  }

  /** Asks for a folder, and opens the workspace in it. */
  public void choose() {
    dialogs.openFolder(texts.get("Shell.OpenWorkspace.title")).ifPresent(this::open);
  }

  /** Opens the workspace in a folder; makes one in a folder that has none. */
  public void open(Path folder) {
    Path wanted = folder.toAbsolutePath().normalize();
    if (opening) {
      return;
    }
    if (wanted.equals(home) && present.isPresent()) {
      dialogs.notice(texts.get("Shell.OpenWorkspace.same"));
      return;
    }
    Optional<Set<Long>> left =
        present
            .map(quitting -> quitting.ask("Shell.OpenWorkspace.action"))
            .orElse(Optional.of(Set.of()));
    left.ifPresent(goOn -> open(wanted, goOn));
  }

  /** Opens the workspace in the window for work: another process had it, and is gone. */
  public void reopen() {
    if (!opening) {
      open(home, Set.of());
    }
  }

  private void open(Path wanted, Set<Long> goOn) {
    opening = true;
    background.run(
        () -> opened(wanted),
        show -> {
          preferences.change(before -> before.withWorkspaces(recentWith(wanted)));
          present.ifPresentOrElse(quitting -> quitting.close(goOn, show), show);
        },
        wrong -> dialogs.error(texts.get("Shell.OpenWorkspace.refused"), Sentences.of(wrong)),
        () -> opening = false);
  }

  private Runnable opened(Path wanted) {
    try {
      return opener.apply(wanted);
    } catch (StorageException cannot) {
      throw new WrongInputException("", cannot.getMessage(), cannot);
    }
  }

  /** The other workspaces, from the view of one of them. */
  private List<String> recentWith(Path last) {
    return Stream.concat(Stream.of(last.toString()), recent().stream())
        .filter(folder -> !folder.equals(home.toString()))
        .distinct()
        .toList();
  }

  /** What the other workspace is to know of those that were open: this one and the ones before. */
  public List<String> recentFor(Path other) {
    return Stream.concat(Stream.of(home.toString()), recent().stream())
        .filter(folder -> !folder.equals(other.toString()))
        .distinct()
        .toList();
  }
}
