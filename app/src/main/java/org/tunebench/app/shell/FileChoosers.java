package org.tunebench.app.shell;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/**
 * The desktop's own dialogs for files and folders. Each purpose, which is what its title says,
 * begins in the folder that it was last used in.
 */
final class FileChoosers {
  private final Native shown;
  private final Map<String, Path> folders = new HashMap<>();

  /** Shows a chooser until the person has chosen; null where nothing was. */
  interface Native {
    /** Asks for a file to read. */
    File open(FileChooser chooser);

    /** Asks for files to read. */
    List<File> openSeveral(FileChooser chooser);

    /** Asks for a file to write. */
    File save(FileChooser chooser);

    /** Asks for a folder. */
    File folder(DirectoryChooser chooser);

    /** In front of a window. */
    static Native inFrontOf(Window window) {
      return new Native() {
        @Override
        public File open(FileChooser chooser) {
          return chooser.showOpenDialog(window);
        }

        @Override
        public List<File> openSeveral(FileChooser chooser) {
          return chooser.showOpenMultipleDialog(window);
        }

        @Override
        public File save(FileChooser chooser) {
          return chooser.showSaveDialog(window);
        }

        @Override
        public File folder(DirectoryChooser chooser) {
          return chooser.showDialog(window);
        }
      };
    }
  }

  /**
   * A file to write.
   *
   * @param kind the chosen kind's place among those that were offered
   */
  record Target(Path file, int kind) {}

  FileChoosers(Native shown) {
    this.shown = shown;
  }

  Optional<Path> open(String title, List<Dialogs.FileKind> kinds) {
    return several(title, chooser(title, kinds), one -> listOf(shown.open(one))).stream()
        .findFirst();
  }

  List<Path> openSeveral(String title, List<Dialogs.FileKind> kinds) {
    return several(title, chooser(title, kinds), shown::openSeveral);
  }

  Optional<Path> folder(String title) {
    DirectoryChooser chooser = new DirectoryChooser();
    chooser.setTitle(title);
    chooser.setInitialDirectory(begin(title));
    return several(title, chooser, one -> listOf(shown.folder(one))).stream().findFirst();
  }

  Optional<Target> save(String title, String proposal, List<Dialogs.FileKind> kinds) {
    FileChooser chooser = chooser(title, kinds);
    chooser.setInitialFileName(proposal);
    return several(title, chooser, one -> listOf(shown.save(one))).stream()
        .findFirst()
        .map(
            file ->
                new Target(
                    file,
                    Math.max(
                        0,
                        chooser
                            .getExtensionFilters()
                            .indexOf(chooser.getSelectedExtensionFilter()))));
  }

  private <C> List<Path> several(String title, C chooser, Function<C, List<File>> ask) {
    Menus.close();
    List<File> files = ask.apply(chooser);
    if (files == null) {
      return List.of();
    }
    List<Path> paths = files.stream().map(File::toPath).toList();
    for (Path path : paths) {
      // The root of a drive lies in no folder.
      Path folder = path.toAbsolutePath().getParent();
      if (folder != null) {
        folders.put(title, folder);
      }
    }
    return paths;
  }

  private static List<File> listOf(File file) {
    return file == null ? null : List.of(file);
  }

  private FileChooser chooser(String title, List<Dialogs.FileKind> kinds) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    for (Dialogs.FileKind kind : kinds) {
      chooser
          .getExtensionFilters()
          .add(new FileChooser.ExtensionFilter(kind.label(), kind.patterns()));
    }
    chooser.setInitialDirectory(begin(title));
    return chooser;
  }

  /** Null where the folder is gone: the desktop chooses one then. */
  private File begin(String title) {
    Path folder = folders.getOrDefault(title, Path.of(System.getProperty("user.home")));
    return Files.isDirectory(folder) ? folder.toFile() : null;
  }
}
