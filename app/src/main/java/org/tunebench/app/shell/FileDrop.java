package org.tunebench.app.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

/** Takes files that are dropped on the window, and says so while they hover. */
final class FileDrop {
  private final Node target;
  private final Node hint;
  private final Consumer<List<Path>> taker;

  /**
   * @param hint shown while a file hovers
   * @param taker gets the dropped files
   */
  FileDrop(Node target, Node hint, Consumer<List<Path>> taker) {
    this.target = target;
    this.hint = hint;
    this.taker = taker;
  }

  void install() {
    hint.setVisible(false);
    hint.setMouseTransparent(true);
    target.setOnDragOver(this::over);
    target.setOnDragExited(event -> hint.setVisible(false));
    target.setOnDragDropped(this::dropped);
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
      hint.setVisible(true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    hint.setVisible(false);
    List<File> files = event.getDragboard().getFiles();
    boolean taken = files != null && !files.isEmpty();
    event.setDropCompleted(taken);
    event.consume();
    if (taken) {
      taker.accept(files.stream().map(File::toPath).toList());
    }
  }
}
