package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.study.Curve;
import org.tunebench.engine.study.StudyFixtures;
import org.tunebench.engine.study.StudyRepository;
import org.tunebench.engine.study.Trial;

class HistoryTableTest {
  private static final Map<Integer, Map<String, Curve>> REPORTED =
      Map.of(
          0, Map.of("loss", curve(1, 0.5, 2, Double.NaN), "=acc", curve(2, 1)),
          7, Map.of("loss", curve(10, 1e-5)));

  private static Curve curve(double... stepsAndValues) {
    Curve curve = new Curve();
    for (int i = 0; i < stepsAndValues.length; i += 2) {
      curve.add((int) stepsAndValues[i], stepsAndValues[i + 1]);
    }
    return curve;
  }

  private static HistoryTable table(String... metrics) {
    return new HistoryTable(List.of(0, 1, 7), Set.of(metrics), HistoryTableTest::reported);
  }

  private static Map<Integer, Map<String, Curve>> reported(int first, int last) {
    Map<Integer, Map<String, Curve>> found = new TreeMap<>(REPORTED);
    found.keySet().removeIf(trial -> trial < first || trial > last);
    return found;
  }

  @Test
  void aValueIsALineAndWhatWasNotReportedIsNone() throws IOException {
    StringBuilder csv = new StringBuilder();

    assertThat(TableCsv.write(table(), csv)).isEqualTo(4);
    assertThat(csv.toString())
        .isEqualTo(
            String.join(
                "\r\n",
                "trial,step,metric,value",
                "0,2,\"'=acc\",1.0",
                "0,1,loss,0.5",
                "0,2,loss,NaN",
                "7,10,loss,0.00001",
                ""));
  }

  @Test
  void noTrialIsAskedWhereNobodyHasReportedAnything() throws IOException {
    List<String> asked = new ArrayList<>();
    StudyRepository silent =
        (StudyRepository)
            Proxy.newProxyInstance(
                StudyRepository.class.getClassLoader(),
                new Class<?>[] {StudyRepository.class},
                (proxy, method, arguments) -> {
                  asked.add(method.getName());
                  return method.getName().equals("hasReports") ? (Object) false : Map.of();
                });
    List<Trial> trials = List.of(StudyFixtures.running(0), StudyFixtures.running(1));

    HistoryTable table = HistoryTable.of(silent, 1, trials, Set.of());

    assertThat(table.isEmpty()).isTrue();
    assertThat(TableCsv.write(table, new StringBuilder())).isZero();
    assertThat(asked).containsExactly("hasReports");
  }

  @Test
  void someTrialsAreReadAtOnceAndThoseInAnotherOrderWithoutOthers() throws IOException {
    List<String> asked = new ArrayList<>();
    List<Integer> trials = new ArrayList<>(List.of(7, 3, 1, 5, 5));
    int next = 100;
    for (int number = next; number <= next + HistoryTable.AT_ONCE; number++) {
      trials.add(number);
    }
    HistoryTable table =
        new HistoryTable(
            trials,
            Set.of(),
            (first, last) -> {
              asked.add(first + "-" + last);
              return Map.of(last, Map.of("loss", curve(1, last)), 4, Map.of("loss", curve(1, 4)));
            });
    StringBuilder csv = new StringBuilder();

    assertThat(TableCsv.write(table, csv)).isEqualTo(6);
    assertThat(asked).containsExactly("7-7", "3-3", "1-5", "100-131", "132-132");
    assertThat(csv.toString().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))))
        .containsExactly("7", "3", "5", "5", "131", "132");
    asked.clear();
    assertThat(table.hasReported("loss")).isTrue();
    assertThat(asked).as("until one has").containsExactly("7-7");
  }

  @Test
  void jsonHasTheSameLines() throws IOException {
    StringWriter text = new StringWriter();

    assertThat(TableJson.write(table(), text)).isEqualTo(4);
    JsonNode lines = new ObjectMapper().readTree(text.toString());
    assertThat(lines.get(0).toString())
        .isEqualTo("{\"trial\":0,\"step\":2,\"metric\":\"=acc\",\"value\":1.0}");
    assertThat(lines.get(2).get("value").asText()).isEqualTo("NaN");
    assertThat(text.toString().lines()).hasSize(6);
  }

  @Test
  void someMetricsAlone() throws IOException {
    StringBuilder csv = new StringBuilder();

    assertThat(TableCsv.write(table("loss"), csv)).isEqualTo(3);
    assertThat(csv).doesNotContain("acc");
    assertThat(table("loss").reported()).containsExactly("=acc", "loss");
    assertThat(table().hasReported("loss")).isTrue();
    assertThat(table().hasReported("auc")).isFalse();
  }
}
