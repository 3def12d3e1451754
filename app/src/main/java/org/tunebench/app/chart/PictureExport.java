package org.tunebench.app.chart;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Dialogs;
import org.tunebench.app.shell.Sentences;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.WholeFile;
import org.tunebench.engine.WrongInputException;

/**
 * “Export picture…”, the same for every chart: asks for a file and writes the drawing to it in the
 * background, as PNG, SVG or PDF by its name, in the light colours that paper wants.
 */
public final class PictureExport {
  private static final double LEAST_WIDTH = 480;
  private static final double LEAST_HEIGHT = 320;

  private final Services services;
  private final Texts texts;

  /** An export that asks through the services' dialogs. */
  public PictureExport(Services services) {
    this.services = services;
    this.texts = services.texts();
  }

  /**
   * Asks for a file and writes to it.
   *
   * @param drawing what to write; null where there is nothing to see
   * @param width of the chart on the screen, in logical pixels: the picture's, unless very small
   * @param height of the chart on the screen
   */
  public void ask(Drawing drawing, double width, double height) {
    if (drawing == null) {
      services.dialogs().notice(texts.get("Chart.Export.None"));
      return;
    }
    List<Dialogs.FileKind> kinds =
        List.of(
            new Dialogs.FileKind(texts.get("Chart.Export.Png"), List.of("*.png")),
            new Dialogs.FileKind(texts.get("Chart.Export.Svg"), List.of("*.svg")),
            new Dialogs.FileKind(texts.get("Chart.Export.Pdf"), List.of("*.pdf")));
    services
        .dialogs()
        .saveFile(
            texts.get("Chart.Export.Title"), FileNames.of(drawing.title(), "chart") + ".png", kinds)
        .ifPresent(
            file ->
                write(drawing, Math.max(width, LEAST_WIDTH), Math.max(height, LEAST_HEIGHT), file));
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
