package org.tunebench.engine.studyfile.table;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import org.tunebench.engine.analysis.TableCsv;
import org.tunebench.engine.analysis.TableJson;
import org.tunebench.engine.analysis.TrialTable;
import org.tunebench.engine.study.StudySpec;
import org.tunebench.engine.study.Trial;

/** What an export of trials has, as text. */
final class ExportedText {
  private ExportedText() {}

  static String csv(StudySpec spec, List<Trial> trials) throws IOException {
    StringBuilder text = new StringBuilder();
    TableCsv.write(TrialTable.of(spec, trials), text);
    return text.toString();
  }

  static String json(StudySpec spec, List<Trial> trials) throws IOException {
    StringWriter text = new StringWriter();
    TableJson.write(TrialTable.of(spec, trials), text);
    return text.toString();
  }
}
