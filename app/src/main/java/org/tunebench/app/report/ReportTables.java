package org.tunebench.app.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tunebench.app.plain.FailureReason;
import org.tunebench.app.plain.PlainText;
import org.tunebench.app.shell.FailureText;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.analysis.Replicates;
import org.tunebench.engine.analysis.RuntimeSummary;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.analysis.TunedAgainstDefault;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.Trial;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;

/** The tables of a report. */
final class ReportTables {
  private static final int EXTREMES = 10;

  private final ReportData data;
  private final Html html;
  private final Texts texts;
  private List<Integer> textColumns = List.of();

  ReportTables(ReportData data, Html html, Texts texts) {
    this.data = data;
    this.html = html;
    this.texts = texts;
  }

  /** Table 1: what the search took. */
  void runtime() {
    RuntimeSummary runtime = RuntimeSummary.of(data.study(), data.trials());
    html.open("dl", "class", "facts").line();
    // What nobody knows, such as the rows of a test function, has no place here.
    fact("Compare.Rows", PlainText.count(data.extent().rows()));
    fact("Compare.Columns", PlainText.count(data.extent().columns()));
    fact("Compare.Wall", runtime.wall().map(PlainText::time).orElse(PlainText.NONE));
    fact("Compare.Trainings", Integer.toString(runtime.trainings()));
    fact(
        "Compare.TotalTime",
        runtime.total().isZero() ? PlainText.NONE : PlainText.time(runtime.total()));
    fact("Compare.AverageTime", runtime.average().map(PlainText::time).orElse(PlainText.NONE));
    if (runtime.averageEpochs().orElse(0) > 0) {
      fact("Compare.AverageEpochs", PlainText.number(runtime.averageEpochs()));
      fact("Compare.BestEpochs", PlainText.count(runtime.bestEpochs()));
    }
    fact("Compare.MaxEpochs", PlainText.count(data.extent().epochs()));
    fact(
        "Compare.Devices",
        runtime.devices() == 0 ? PlainText.NONE : Integer.toString(runtime.devices()));
    html.close("dl").line();
  }

  private void fact(String key, String value) {
    if (value.equals(PlainText.NONE)) {
      return;
    }
    html.open("div").element("dt", texts.get(key)).element("dd", value).close("div").line();
  }

  /** Table 5: the best trial beside the default configuration. */
  void tuned() {
    MetricSpec metric = data.study().spec().metric();
    Optional<TunedAgainstDefault> table = TunedAgainstDefault.of(metric, data.trials());
    if (table.isEmpty()) {
      sentence("Report.Tuned.NoDefault");
      return;
    }
    if (table.get().isSame()) {
      sentence("Report.Tuned.Same");
    }
    List<String> heading = new ArrayList<>(List.of(""));
    List<String> tuned =
        new ArrayList<>(List.of(texts.get("Report.Tuned.Best", number(table.get().tuned()))));
    List<String> usual =
        new ArrayList<>(List.of(texts.get("Report.Tuned.Default", number(table.get().standard()))));
    for (TunedAgainstDefault.Row row : table.get().rows()) {
      heading.add(row.metric());
      tuned.add(PlainText.number(row.tuned()));
      usual.add(PlainText.number(row.standard()));
    }
    begin(heading, List.of(0));
    row(tuned);
    row(usual);
    end();
    if (!table.get().isSame()) {
      chosen(metric, table.get().tuned());
    }
  }

  /** The best of many owes a part of its lead to luck: only further runs tell how much. */
  private void chosen(MetricSpec metric, Trial tuned) {
    int among = TrialCounts.of(data.search()).of(TrialState.COMPLETED);
    String sentence =
        Replicates.Again.of(metric, data.trials(), tuned)
            .map(
                again ->
                    texts.get(
                        "Report.Tuned.Again",
                        among,
                        metric.name(),
                        again.runs(),
                        PlainText.number(again.mean())))
            .orElseGet(() -> texts.get("Report.Tuned.Chosen", among, metric.name()));
    html.element("p", sentence, "class", "muted");
  }

  /** Tables 2 to 4: the best and the worst. */
  void bestAndWorst() {
    BestAndWorst table = BestAndWorst.of(data.study().spec().metric(), data.trials(), EXTREMES);
    if (table.best().isEmpty()) {
      sentence("Study.Best.None");
      return;
    }
    List<BestAndWorst.Ranked> all = new ArrayList<>(table.best());
    all.addAll(table.worst());
    TrialTable trials =
        TrialTable.of(data.study().spec(), all.stream().map(BestAndWorst.Ranked::trial).toList());
    List<Integer> shown = trials.telling();
    List<String> heading =
        new ArrayList<>(List.of(texts.get("Trials.Rank"), texts.get("Study.Trial")));
    shown.forEach(column -> heading.add(trials.columns().get(column).name()));
    begin(heading, texts(trials, shown));
    for (int i = 0; i < all.size(); i++) {
      if (i == table.best().size()) {
        gap(heading.size(), table.completed() - all.size());
      }
      List<String> cells =
          new ArrayList<>(List.of(Integer.toString(all.get(i).rank()), number(all.get(i).trial())));
      for (int column : shown) {
        cells.add(trials.cell(i, column).map(cell -> text(trials, column, cell)).orElse(""));
      }
      row(cells);
    }
    end();
  }

  /** Metrics of a column have the same digits each. */
  private static String text(TrialTable trials, int column, Object cell) {
    TrialTable.Role role = trials.columns().get(column).role();
    boolean metric = role == TrialTable.Role.METRIC || role == TrialTable.Role.OTHER_METRIC;
    return metric && cell instanceof Double number
        ? Numbers.inPlainForm(() -> Numbers.metric(number))
        : PlainText.value(cell);
  }

  private void gap(int columns, int between) {
    if (between > 0) {
      html.open("tr", "class", "gap");
      html.element("td", texts.get("Report.Gap", between), "colspan", Integer.toString(columns));
      html.close("tr").line();
    }
  }

  /** Which columns of the table hold text, behind those of the rank and of the trial. */
  private static List<Integer> texts(TrialTable trials, List<Integer> shown) {
    List<Integer> texts = new ArrayList<>();
    for (int i = 0; i < shown.size(); i++) {
      TrialTable.Type type = trials.columns().get(shown.get(i)).type();
      if (type == TrialTable.Type.TEXT || type == TrialTable.Type.OPTION) {
        texts.add(i + 2);
      }
    }
    return texts;
  }

  /** What the person noted at trials. */
  void marks() {
    html.open("div", "class", "sentences");
    begin(
        headings("Study.Trial", "Report.Pinned", "Trial.Tags.fact", "Trial.Note.fact"),
        List.of(1, 2, 3));
    data.marks()
        .forEach(
            (trial, marks) ->
                row(
                    List.of(
                        Integer.toString(trial),
                        marks.pinned() ? texts.get("Report.Pinned") : "",
                        String.join(", ", marks.tags()),
                        marks.note())));
    end();
    html.close("div");
  }

  /** How many trials there are of each state. */
  void states() {
    Map<TrialState, Integer> counts = new TreeMap<>();
    data.trials().forEach(trial -> counts.merge(trial.state(), 1, Integer::sum));
    begin(headings("Report.State", "Study.Details.Trials"), List.of(0));
    counts.forEach((state, count) -> row(List.of(state.word(), Integer.toString(count))));
    end();
    if (data.replicates() > 0) {
      html.element("p", texts.get("Report.Replicates", data.replicates()));
    }
  }

  /** Why trials failed, the most frequent reason first. */
  void failures() {
    List<FailureReason> reasons = FailureReason.of(data.trials());
    if (reasons.isEmpty()) {
      sentence("Report.Failures.None");
      return;
    }
    html.open("div", "class", "sentences");
    begin(headings("Report.Reason", "Study.Details.Trials", "Report.Which"), List.of(0, 2));
    reasons.forEach(
        reason ->
            row(
                List.of(
                    FailureText.of(texts, reason),
                    Integer.toString(reason.trials().size()),
                    which(reason.trials()))));
    end();
    html.close("div");
  }

  private void sentence(String key) {
    html.element("p", texts.get(key));
  }

  private List<String> headings(String... keys) {
    return Arrays.stream(keys).map(texts::get).toList();
  }

  private static String number(Trial trial) {
    return Integer.toString(trial.number());
  }

  private static String which(List<Trial> trials) {
    List<String> some =
        trials.stream().limit(12).map(trial -> Integer.toString(trial.number())).toList();
    return String.join(", ", some) + (trials.size() > some.size() ? ", …" : "");
  }

  private void begin(List<String> headings, List<Integer> texts) {
    textColumns = texts;
    html.open("div", "class", "wide").open("table").open("thead").open("tr");
    for (int i = 0; i < headings.size(); i++) {
      html.open("th", "scope", "col", "class", texts.contains(i) ? "text" : "");
      heading(headings.get(i));
      html.close("th");
    }
    html.close("tr").close("thead").open("tbody").line();
  }

  /** May be broken where a name has its joints. */
  private void heading(String name) {
    String[] parts = name.split("(?<=_)");
    for (int i = 0; i < parts.length; i++) {
      if (i > 0) {
        html.empty("wbr");
      }
      html.text(parts[i]);
    }
  }

  private void row(List<String> cells) {
    html.open("tr");
    for (int i = 0; i < cells.size(); i++) {
      html.element("td", cells.get(i), "class", textColumns.contains(i) ? "text" : "");
    }
    html.close("tr").line();
  }

  private void end() {
    html.close("tbody").close("table").close("div").line();
  }
}
