package org.tunebench.app.chart;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;

/**
 * Takes the picture of a chart elsewhere, drawn in the background in the light colours that paper
 * wants: to a file that it asks for, as PNG, SVG or PDF by its name, or to the clipboard.
 */
final class PictureExport {
  private static final double LEAST_WIDTH = 480;
  private static final double LEAST_HEIGHT = 320;

  private final Services services;
  private final Texts texts;

  /** An export that asks through the services' dialogs. */
  PictureExport(Services services) {
    this.services = services;
    this.texts = services.texts();
  }

  /**
   * Asks for a file and writes to it.
   *
   * @param drawing what to write; empty where there is nothing to see
   * @param owner what the file's name begins with; may be empty
   * @param width of the chart on the screen, in logical pixels: the picture's, unless very small
   * @param height of the chart on the screen
   */
  void ask(Optional<Drawing> drawing, String owner, double width, double height) {
    if (drawing.isEmpty()) {
      services.dialogs().notice(texts.get("Chart.Export.None"));
      return;
    }
    Drawing what = drawing.get();
    List<Dialogs.FileKind> kinds =
        List.of(
            new Dialogs.FileKind(texts.get("Chart.Export.Png"), List.of("*.png")),
            new Dialogs.FileKind(texts.get("Chart.Export.Svg"), List.of("*.svg")),
            new Dialogs.FileKind(texts.get("Chart.Export.Pdf"), List.of("*.pdf")));
    services
        .dialogs()
        .saveFile(
            texts.get("Chart.Export.Title"),
            FileNames.of(owner + " " + what.title(), "chart") + ".png",
            kinds)
        .ifPresent(file -> write(what, atLeastWide(width), atLeastHigh(height), file));
  }

  /**
   * Puts the pixels on the clipboard, those that a PNG file would have, and says when they are
   * there. Needs the toolkit.
   *
   * @param drawing what to copy; empty where there is nothing to see
   * @param width as of a file
   * @param height as of a file
   */
  void copy(Optional<Drawing> drawing, double width, double height) {
    if (drawing.isEmpty()) {
      services.dialogs().notice(texts.get("Chart.Export.None"));
      return;
    }
    new Background(services)
        .run(
            () ->
                PictureFile.pixels(
                    drawing.get(), atLeastWide(width), atLeastHigh(height), ChartTheme.light()),
            this::put,
            wrong -> {},
            () -> {});
  }

  private void put(BufferedImage pixels) {
    ClipboardContent content = new ClipboardContent();
    content.putImage(FxImage.of(pixels));
    Clipboard.getSystemClipboard().setContent(content);
    services.dialogs().notice(texts.get("Chart.Copy.Done"));
  }

  private static double atLeastWide(double width) {
    return Math.max(width, LEAST_WIDTH);
  }

  private static double atLeastHigh(double height) {
    return Math.max(height, LEAST_HEIGHT);
  }

  private void write(Drawing drawing, double width, double height, Path file) {
    String name = file.getFileName().toString();
    new Background(services)
        .run(
            () -> {
              try {
                WholeFile.write(
                    file,
                    target -> {
                      try (OutputStream out = Files.newOutputStream(target)) {
                        PictureFile.of(name).write(drawing, width, height, ChartTheme.light(), out);
                      }
                    });
              } catch (IOException e) {
                throw new WrongInputException(
                    "", texts.get("Chart.Export.CannotWrite", file.toString()), e);
              }
              return name;
            },
            done -> services.dialogs().written(texts.get("Chart.Export.Done", done), file),
            wrong ->
                services.dialogs().error(texts.get("Chart.Export.Failed"), Sentences.of(wrong)),
            () -> {});
  }
}
