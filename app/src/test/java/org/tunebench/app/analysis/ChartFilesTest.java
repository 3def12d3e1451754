package org.tunebench.app.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.tunebench.app.chart.ChartTheme;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.chart.DrawingPicture;
import org.tunebench.app.chart.PaintSize;
import org.tunebench.app.chart.PictureFile;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.studyfile.table.ImportedStudy;

/** Charts as files, without a toolkit. */
class ChartFilesTest {
  private static final PaintSize SIZE = new PaintSize(700, 500, 1);

  private final AnalysisWork work = new AnalysisWork(new Texts(Locale.ROOT));

  private Drawing drawing(AnalysisChart chart) {
    return ShownCharts.show(work, chart, ShownCharts.trials(40)).drawing().orElseThrow();
  }

  private static byte[] written(Drawing drawing, String name) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.of(name).write(drawing, 700, 500, ChartTheme.light(), out);
    return out.toByteArray();
  }

  @Test
  void everyKindOfFileIsWhatItSaysItIs() throws IOException {
    Drawing drawing = drawing(AnalysisChart.SCATTER);
    byte[] png = written(drawing, "a.png");
    assertThat(new String(png, 1, 3, StandardCharsets.US_ASCII)).isEqualTo("PNG");
    String svg = new String(written(drawing, "a.SVG"), StandardCharsets.UTF_8);
    assertThat(svg).contains("<svg").contains("marginal_ll by n_layers").contains("<circle");
    try (PDDocument pdf = Loader.loadPDF(written(drawing, "a.pdf"))) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(1);
      assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(700);
      assertThat(new PDFTextStripper().getText(pdf)).contains("marginal_ll by n_layers");
    }
  }

  @Test
  void theHistorySaysWhatItsLineAndItsDiamondAre() throws IOException {
    Drawing history = drawing(AnalysisChart.HISTORY);
    String svg = new String(written(history, "a.svg"), StandardCharsets.UTF_8);
    assertThat(svg).contains(">best so far<", ">default<");
  }

  /** Figure 1 of the post from its authors' table; run with {@code charts} to look at all. */
  @Test
  void figureOneComesOutOfThePublishedTable() throws IOException {
    assumeTrue(Files.exists(CortexCharts.file()), "the published table is not at hand");
    ImportedStudy cortex = CortexCharts.study();
    String folder = System.getProperty("charts");
    for (AnalysisChart chart : AnalysisChart.values()) {
      AnalysisWork.Outcome outcome =
          work.show(cortex.spec(), cortex.trials(), ShownCharts.choice(chart), ShownCharts.LATER);
      if (chart == AnalysisChart.TIMELINE) {
        assertThat(outcome.empty()).contains("start time");
        continue;
      }
      Drawing drawing = outcome.drawing().orElseThrow();
      if (chart == AnalysisChart.SCATTER) {
        assertThat(DrawingPicture.paint(drawing, SIZE, ChartTheme.light()).marks()).hasSize(100);
      }
      if (folder != null) {
        CortexCharts.write(drawing, Path.of(folder, chart + ".png"), ChartTheme.light());
        CortexCharts.write(drawing, Path.of(folder, chart + "-dark.png"), ChartTheme.darkTheme());
      }
    }
  }
}
