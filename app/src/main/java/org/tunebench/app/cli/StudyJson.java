package org.tunebench.app.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.tunebench.app.plain.PlainText;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.PartSpec;
import org.tunebench.engine.study.Study;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.StudySummary;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/**
 * Studies as JSON: the facts of the tables that people get, under the same words, with times in ISO
 * 8601 and seconds. A key stays what it is; others may join it.
 */
final class StudyJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final double MILLIS = 1000;

  private final JsonGenerator json;

  private StudyJson(JsonGenerator json) {
    this.json = json;
  }

  /** Writes what is written. */
  @FunctionalInterface
  private interface Part {
    void write(StudyJson to) throws IOException;
  }

  /**
   * Writes an array with an object a study.
   *
   * @throws IOException if the target cannot be written
   */
  static void list(List<StudySummary> all, Writer target) throws IOException {
    write(
        target,
        to -> {
          to.json.writeStartArray();
          for (StudySummary study : all) {
            to.summary(study);
          }
          to.json.writeEndArray();
        });
  }

  /**
   * Writes an object with one study.
   *
   * @throws IOException if the target cannot be written
   */
  static void show(Study study, List<Trial> trials, int limit, Writer target) throws IOException {
    write(target, to -> to.study(study, trials, limit));
  }

  private static void write(Writer target, Part part) throws IOException {
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(target)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      part.write(new StudyJson(json));
    }
    target.append(System.lineSeparator());
  }

  private void summary(StudySummary study) throws IOException {
    json.writeStartObject();
    facts(study.name(), PlainText.standing(study.state(), completed(study.counts())));
    json.writeStringField("objective", study.objective());
    metric(study.metric());
    json.writeNumberField("budget", study.budget());
    trials(study.counts());
    json.writeObjectField("best", study.best().orElse(null));
    json.writeFieldName("best_trial");
    json.writeObject(study.bestTrial().isPresent() ? study.bestTrial().getAsInt() : null);
    json.writeStringField("created", study.created().toString());
    json.writeStringField("changed", study.changed().toString());
    json.writeStringField("note", study.note());
    json.writeEndObject();
  }

  private void study(Study study, List<Trial> trials, int limit) throws IOException {
    StudySpec spec = study.spec();
    TrialCounts counts = TrialCounts.of(trials);
    json.writeStartObject();
    facts(spec.name(), PlainText.standing(study.state(), completed(counts)));
    part("objective", spec.objective());
    metric(spec.metric());
    part("sampler", spec.sampler());
    part("pruner", spec.pruner());
    json.writeNumberField("budget", spec.budget().trials());
    trials(counts);
    json.writeNumberField("elapsed_s", seconds(study.elapsed()));
    json.writeStringField("note", study.note());
    BestAndWorst ends = BestAndWorst.of(spec.metric(), trials, limit);
    json.writeFieldName("best_configuration");
    json.writeObject(
        ends.best().isEmpty() ? null : ends.best().get(0).trial().configuration().values());
    rows("best_trials", spec, ends.best());
    rows("worst_trials", spec, ends.worst());
    json.writeEndObject();
  }

  private void facts(String name, String state) throws IOException {
    json.writeStringField("name", name);
    json.writeStringField("state", state);
  }

  private void metric(MetricSpec metric) throws IOException {
    json.writeStringField("metric", metric.name());
    json.writeStringField("goal", metric.goal().word());
  }

  private void part(String key, PartSpec part) throws IOException {
    json.writeObjectField(key, Map.of(part.kind(), part.settings()));
  }

  private void trials(TrialCounts counts) throws IOException {
    json.writeNumberField("done", counts.done());
    json.writeObjectFieldStart("trials");
    for (TrialState state : TrialState.values()) {
      json.writeNumberField(state.word(), counts.of(state));
    }
    json.writeEndObject();
  }

  /** The rows that an export of these trials has. */
  private void rows(String key, StudySpec spec, List<BestAndWorst.Ranked> ranked)
      throws IOException {
    TrialTable table =
        TrialTable.of(spec, ranked.stream().map(BestAndWorst.Ranked::trial).toList());
    json.writeArrayFieldStart(key);
    for (int row = 0; row < table.rows(); row++) {
      TableJson.write(table, row, json);
    }
    json.writeEndArray();
  }

  private static int completed(TrialCounts counts) {
    return counts.of(TrialState.COMPLETED);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
