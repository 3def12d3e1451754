package org.tunebench.engine.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.tunebench.engine.space.Choice;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.space.Configuration;
import org.tunebench.engine.space.FloatRange;
import org.tunebench.engine.space.IntRange;
import org.tunebench.engine.space.Parameter;
import org.tunebench.engine.space.SearchSpace;
import org.tunebench.engine.study.Budget;
import org.tunebench.engine.study.Goal;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Origin;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialState;

class TrialTableTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

  private static final SearchSpace SPACE =
      new SearchSpace(
          List.of(
              new Parameter("n_hidden", new IntRange(1, 512)),
              new Parameter("optimizer", Choice.of("sgd", "=cmd()")),
              new Parameter(
                  "momentum",
                  new FloatRange(-1, 1),
                  List.of(new Condition("optimizer", List.of("sgd")))),
              new Parameter("state", Choice.of("warm", 2))));

  private static StudySpec spec(SearchSpace space, String metric) {
    return new StudySpec(
        "s",
        new PartSpec("o"),
        new MetricSpec(metric, Goal.MINIMIZE),
        space,
        new PartSpec("auto"),
        new PartSpec("none"),
        new Budget(9),
        List.of(),
        0,
        Optional.empty());
  }

  private static Trial waiting(int number, double suggestion, Object... values) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i += 2) {
      map.put((String) values[i], values[i + 1]);
    }
    String by = Double.isNaN(suggestion) ? "" : "gp";
    Trial.Source source =
        new Trial.Source(Origin.SAMPLED, OptionalInt.empty(), number, suggestion, by);
    return Trial.waiting(number, source, new Configuration(map));
  }

  private static List<Trial> trials() {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("loss", 0.0001);
    metrics.put("accuracy", 1.0);
    metrics.put(Trial.N_EPOCHS, 248.0);
    metrics.put(Trial.N_PARAMS, 290816.0);
    Trial full =
        waiting(0, 1.5, "n_hidden", 256, "optimizer", "sgd", "momentum", -0.5, "state", "warm")
            .start("gpu:0", NOON)
            .complete(metrics, NOON.plusMillis(8250));
    Trial nan =
        waiting(1, 2, "n_hidden", 1, "optimizer", "=cmd()", "state", 2)
            .start("cpu", NOON)
            .reached(7)
            .complete(Map.of("loss", Double.NaN), NOON.plusSeconds(1));
    Trial failed =
        waiting(2, Double.NaN, "n_hidden", 2, "optimizer", "=cmd()", "state", 2)
            .start("cpu", NOON)
            .end(TrialState.FAILED, "-- it said \"no\",\nthen died", NOON.plusSeconds(2));
    return List.of(full, nan, failed, waiting(3, 1, "n_hidden", 4, "optimizer", "=cmd()"));
  }

  @Test
  void tellsWhatTrialsWereAndGaveWithoutColumnsThatNoneHas() {
    TrialTable table = TrialTable.of(spec(SPACE, "loss"), trials().subList(1, 3));

    assertThat(table.telling())
        .extracting(column -> table.columns().get(column).name())
        .containsExactly("loss", "n_hidden", "optimizer", "param.state", "n_epochs");
  }

  @Test
  void hasTheColumnsOfTheContract() {
    TrialTable table = TrialTable.of(spec(SPACE, "loss"), trials());

    assertThat(table.columns())
        .extracting(TrialTable.Column::name)
        .containsExactly(
            "trial",
            "state",
            "loss",
            "accuracy",
            "n_hidden",
            "optimizer",
            "momentum",
            "param.state",
            "n_epochs",
            "n_params",
            "device",
            "started",
            "duration_s",
            "suggestion_ms",
            "suggested_by",
            "failure");
    assertThat(table.column("n_hidden").orElseThrow().type()).isEqualTo(TrialTable.Type.WHOLE);
    assertThat(table.column("param.state").orElseThrow().type()).isEqualTo(TrialTable.Type.OPTION);
    assertThat(table.column("loss").orElseThrow().role()).isEqualTo(TrialTable.Role.METRIC);
  }

  @Test
  void epochsThatNobodyCountedAreNoZeros() {
    Trial counted = trials().get(1);
    Trial said = waiting(5, 1, "n_hidden", 4).start("cpu", NOON);
    Trial silent = said.complete(Map.of("loss", 1.0), NOON);
    Trial none = said.complete(Map.of("loss", 1.0, Trial.N_EPOCHS, 0.0), NOON);
    TrialTable table = TrialTable.of(spec(SPACE, "loss"), List.of(counted, silent, none));

    int column = table.columns().indexOf(table.column("n_epochs").orElseThrow());
    assertThat(table.cell(0, column)).contains(7L);
    assertThat(table.cell(1, column)).isEmpty();
    assertThat(table.cell(2, column)).contains(0L);
  }

  @Test
  void aCountThatIsTheMetricHasOneColumn() {
    TrialTable table = TrialTable.of(spec(SPACE, Trial.N_PARAMS), trials());

    assertThat(table.columns())
        .extracting(TrialTable.Column::name)
        .startsWith("trial", "state", "n_params", "loss", "accuracy")
        .doesNotHaveDuplicates();
    assertThat(table.cell(0, 2)).contains(290816.0);
  }

  @Test
  void writesCsv() throws IOException {
    StringBuilder csv = new StringBuilder();
    TableCsv.write(TrialTable.of(spec(SPACE, "loss"), trials()), csv);

    assertThat(csv.toString().replace("\r\n", "\n"))
        .isEqualTo(
            """
            trial,state,loss,accuracy,"n_hidden",optimizer,momentum,param.state,n_epochs,n_params,\
            device,started,duration_s,suggestion_ms,suggested_by,failure
            0,completed,0.0001,1.0,256,sgd,-0.5,warm,248,290816,gpu:0,2026-11-21T12:00:00.123Z,\
            8.25,1.5,gp,
            1,completed,NaN,,1,"'=cmd()",,2,7,,cpu,2026-11-21T12:00:00.123Z,1.0,2.0,gp,
            2,failed,,,2,"'=cmd()",,2,,,cpu,2026-11-21T12:00:00.123Z,2.0,,,\
            "'-- it said ""no"",
            then died"
            3,waiting,,,4,"'=cmd()",,,,,,,,1.0,gp,
            """);
    assertThat(csv.toString().lines()).hasSize(6);
    assertThat(csv).endsWith("\r\n");
  }

  @Test
  void writesJson() throws IOException {
    StringWriter json = new StringWriter();
    TableJson.write(TrialTable.of(spec(SPACE, "loss"), trials()), json);
    JsonNode rows = new ObjectMapper().readTree(json.toString());

    assertThat(rows).hasSize(4);
    assertThat(rows.get(0).get("loss").isNumber()).isTrue();
    assertThat(rows.get(0).get("loss").asDouble()).isEqualTo(0.0001);
    assertThat(rows.get(0).get("n_params").isIntegralNumber()).isTrue();
    assertThat(rows.get(1).get("loss").asText()).isEqualTo("NaN");
    assertThat(rows.get(1).get("momentum").isNull()).isTrue();
    assertThat(rows.get(1).get("optimizer").asText()).isEqualTo("=cmd()");
    assertThat(rows.get(2).get("loss").isNull()).isTrue();
    assertThat(rows.get(0).get("started").asText()).isEqualTo("2026-11-21T12:00:00.123Z");
    assertThat(rows.get(3).get("n_metrics").asInt()).isEqualTo(2);
    assertThat(json.toString().lines()).hasSize(6);
  }

  @Test
  void anEmptyTableIsStillATable() throws IOException {
    TrialTable empty = TrialTable.of(spec(SPACE, "loss"), List.of());
    StringBuilder csv = new StringBuilder();
    StringWriter json = new StringWriter();
    TableCsv.write(empty, csv);
    TableJson.write(empty, json);

    assertThat(csv.toString().lines()).hasSize(1);
    assertThat(new ObjectMapper().readTree(json.toString())).isEmpty();
  }
}
