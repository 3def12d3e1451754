package org.tunebench.app.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What stands on the screen, and where they begin, while the desktop's own dialogs are shown. */
@ExtendWith(ApplicationExtension.class)
class FileChoosersTest {
  private static final String DATA = "Open data";
  private static final String REPORT = "Write a report";

  @TempDir Path folder;
  private final List<File> begun = new ArrayList<>();
  private long menusBehind;
  private File chosen;
  private StackPane root;

  private final FileChoosers choosers =
      new FileChoosers(
          new FileChoosers.Native() {
            private File shown(File begin) {
              begun.add(begin);
              menusBehind =
                  Window.getWindows().stream().filter(ContextMenu.class::isInstance).count();
              return chosen;
            }

            @Override
            public File open(FileChooser chooser) {
              return shown(chooser.getInitialDirectory());
            }

            @Override
            public List<File> openSeveral(FileChooser chooser) {
              File one = shown(chooser.getInitialDirectory());
              return one == null ? null : List.of(one);
            }

            @Override
            public File save(FileChooser chooser) {
              return shown(chooser.getInitialDirectory());
            }

            @Override
            public File folder(DirectoryChooser chooser) {
              return shown(chooser.getInitialDirectory());
            }
          });

  @Start
  void start(Stage stage) {
    root = new StackPane();
    stage.setScene(new Scene(root, 300, 200));
    stage.show();
  }

  @BeforeEach
  void chooseNothing() {
    chosen = null;
  }

  private static List<Dialogs.FileKind> kinds() {
    return List.of(new Dialogs.FileKind("HTML", List.of("*.html")));
  }

  @Test
  void theMenuThatADialogIsAskedForFromIsClosedBehindIt(FxRobot robot) {
    Menu within = new Menu("More", null, new MenuItem("Write"));
    robot.interact(
        () -> {
          for (Runnable ask :
              List.<Runnable>of(
                  () -> choosers.open(DATA, kinds()),
                  () -> choosers.openSeveral(DATA, kinds()),
                  () -> choosers.save(REPORT, "a.html", kinds()),
                  () -> choosers.folder("Workspace"))) {
            ContextMenu menu = new ContextMenu(within, new MenuItem("Write a report"));
            menu.show(root, 10, 10);
            assertThat(menu.isShowing()).isTrue();
            menusBehind = -1;
            ask.run();
            assertThat(menusBehind).isZero();
            assertThat(menu.isShowing()).isFalse();
          }
        });
  }

  @Test
  void eachPurposeBeginsWhereItWasLastUsed(FxRobot robot) throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    Path reports = Files.createDirectory(folder.resolve("reports"));
    File home = new File(System.getProperty("user.home"));
    robot.interact(
        () -> {
          chosen = data.resolve("counts.h5ad").toFile();
          assertThat(choosers.open(DATA, kinds())).contains(chosen.toPath());
          chosen = reports.resolve("a.html").toFile();
          choosers.save(REPORT, "a.html", kinds());
          chosen = null;
          assertThat(choosers.save(REPORT, "b.html", kinds())).isEmpty();
          choosers.openSeveral(DATA, kinds());
        });
    assertThat(begun).containsExactly(home, home, reports.toFile(), data.toFile());
  }
}
