package org.tunebench.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarsDrawingTest {
  @ParameterizedTest
  @ValueSource(doubles = {360, 700, 1040, 1600})
  void namesAreWholeWhereThereIsRoom(double width) throws IOException {
    BarsDrawing drawing =
        new BarsDrawing(
            "",
            "gain",
            "expected",
            "with luck",
            List.of(
                new BarsDrawing.Bar("next 10", 1, 2, "1"),
                new BarsDrawing.Bar("next 100", 2, 3, "2")));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PictureFile.SVG.write(drawing, width, 168, ChartTheme.light(), out);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains(">next 10<", ">next 100<");
  }

  /** Names and texts within the plot leave the axis less room than the plot has. */
  @ParameterizedTest
  @ValueSource(doubles = {406, 566, 700, 802})
  void ticksDoNotRunIntoEachOtherBesideLongNames(double width) {
    BarsDrawing.Bar bar =
        new BarsDrawing.Bar("next 100 (about 55%)", 0.0016, 0.0048, "0.0016 / 0.0048");
    DrawnTexts drawn =
        DrawnTexts.of(new BarsDrawing("", "gain", "mean", "luck", List.of(bar)), width, 168);
    assertThat(drawn.overlaps()).isEmpty();
  }

  @Test
  void anAxisOfSharesSaysPercent() {
    BarsDrawing.Bar bar = new BarsDrawing.Bar("lr", 0.4, 0.4, "40%");
    assertThat(texts(new BarsDrawing("", "share", "", "", true, List.of(bar))))
        .contains("0%", "10%", "40%")
        .doesNotContain("0.00", "0.40");
    assertThat(texts(new BarsDrawing("", "gain", "", "", List.of(bar)))).contains("0.00", "0.40");
  }

  @Test
  void longNamesAreToldApartByTheirEnds() {
    String family = "model_encoder_layer_attention_output_dense_dropout_probability_of_block_";
    List<BarsDrawing.Bar> bars =
        List.of(
            new BarsDrawing.Bar(family + "01", 1, 1, "1"),
            new BarsDrawing.Bar(family + "02", 1, 1, "1"));
    assertThat(texts(new BarsDrawing("", "share", "", "", bars)))
        .anyMatch(word -> word.startsWith("model") && word.endsWith("01"))
        .anyMatch(word -> word.startsWith("model") && word.endsWith("02"));
  }

  private static List<String> texts(BarsDrawing drawing) {
    return DrawnTexts.of(drawing, 700, 168).words();
  }

  @Test
  void aScreenReaderSaysEachBar() {
    BarsDrawing.Bar bar = new BarsDrawing.Bar("lr", 0.4, 0.6, "60%");
    assertThat(new BarsDrawing("Importance", "", "alone", "", List.of(bar, bar)).summary())
        .isEqualTo("Importance: lr 60%, lr 60%");
  }
}
