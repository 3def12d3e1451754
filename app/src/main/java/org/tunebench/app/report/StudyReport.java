package org.tunebench.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.tunebench.app.plain.FileNames;
import org.tunebench.app.plain.PlainText;
import org.tunebench.app.plain.ProgramVersion;
import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.BestAndWorst;
import org.tunebench.engine.objective.imported.ImportedStudies;
import org.tunebench.engine.pruner.Pruners;
import org.tunebench.engine.sampler.Samplers;
import org.tunebench.engine.study.MetricSpec;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.TrialCounts;
import org.tunebench.engine.study.TrialState;
import org.tunebench.engine.studyfile.StudyFiles;

/**
 * A study as one page of HTML that needs nothing else: no network, no script, no other file. It is
 * light or dark as the reader's system is, and light on paper.
 */
public final class StudyReport {
  private static final String STYLE = "report.css";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ReportData data;
  private final Html html = new Html();
  private final Texts texts = new Texts(Locale.ROOT);
  private final ReportTables tables;
  private final ReportFigures figures;

  private StudyReport(ReportData data) {
    this.data = data;
    this.tables = new ReportTables(data, html, texts);
    this.figures = new ReportFigures(data, html, texts);
  }

  /** The page. */
  public static String of(ReportData data) {
    return Numbers.inPlainForm(() -> new StudyReport(data).write());
  }

  /** A name for the file that any file system takes: the study's, as far as it can be one. */
  public static String fileName(StudySpec spec) {
    return FileNames.of(spec.name(), "study") + ".html";
  }

  private String write() {
    StudySpec spec = data.study().spec();
    html.own("<!DOCTYPE html>\n").open("html", "lang", "en").open("head").line();
    html.empty("meta", "charset", "utf-8").line();
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    // Nothing may be fetched or run, whatever stands in the page.
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'unsafe-inline'");
    html.element("title", texts.get("Report.PageTitle", spec.name())).line();
    html.open("style").own(style()).close("style").close("head").line();
    html.open("body").open("main").line();
    header(spec);
    section("Compare.Runtime", tables::runtime);
    section("Compare.Result", tables::tuned);
    section("Study.Tab.Histories", figures::histories);
    section("Report.BestAndWorst", tables::bestAndWorst);
    section("Report.Parameters", figures::parameters);
    section("Study.Analysis.Chart.IMPORTANCE", figures::importance);
    section("Study.Tab.Trials", tables::states);
    section("Report.Failures", tables::failures);
    if (!data.marks().isEmpty()) {
      section("Report.Notes", tables::marks);
    }
    if (!ImportedStudies.isOne(spec)) {
      section("Report.StudyFile", () -> html.element("pre", StudyFiles.write(spec)));
    }
    html.close("main").close("body").close("html").line();
    return html.toString();
  }

  private void header(StudySpec spec) {
    MetricSpec metric = spec.metric();
    html.open("header").element("h1", spec.name());
    List<BestAndWorst.Ranked> ranked = BestAndWorst.ranked(metric, data.trials());
    if (!ranked.isEmpty()) {
      html.open("p", "class", "best");
      html.element("strong", PlainText.number(ranked.get(0).trial().metric(metric.name())));
      String trial = Integer.toString(ranked.get(0).trial().number());
      html.text(" " + texts.get("Report.BestOf", metric.name(), trial)).close("p");
    }
    TrialCounts search = TrialCounts.of(data.search());
    html.element(
        "p",
        texts.get(
            "Report.Summary",
            texts.get("Report.Goal." + metric.goal(), metric.name()),
            search.done(),
            search.of(TrialState.COMPLETED),
            searchedBy(spec),
            MOMENT.format(data.written()),
            data.replicates(),
            ProgramVersion.built().map(" "::concat).orElse("")),
        "class",
        "muted");
    if (!data.study().ending().isEmpty()) {
      html.element("p", texts.get("Report.Ended", data.study().ending()), "class", "muted");
    }
    if (!ImportedStudies.isOne(spec)) {
      String next = Samplers.explain(spec, data.trials());
      html.element("p", texts.get("Report.Next", next), "class", "muted");
    }
    if (!data.study().note().isBlank()) {
      html.element("p", data.study().note(), "class", "note");
    }
    html.close("header").line();
  }

  private String searchedBy(StudySpec spec) {
    if (ImportedStudies.isOne(spec)) {
      return texts.get("Trial.Origin.IMPORTED");
    }
    return Pruners.isNone(spec.pruner())
        ? texts.get("Report.SearchedBy.unpruned", spec.sampler().kind())
        : texts.get("Report.SearchedBy", spec.sampler().kind(), spec.pruner().kind());
  }

  private void section(String key, Runnable content) {
    html.open("section").element("h2", texts.get(key)).line();
    content.run();
    html.close("section").line();
  }

  private static String style() {
    try (InputStream in = StudyReport.class.getResourceAsStream(STYLE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
