package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;

/** A bar a parameter: what it causes alone, and together with others. */
record ImportanceFigure(StudyTrials trials) {
  Drawing draw(Importance importance) {
    Texts texts = trials.texts();
    List<BarsDrawing.Bar> bars = new ArrayList<>();
    for (Importance.Share share : importance.parameters()) {
      String name =
          share.isConditional()
              ? texts.get("Study.Analysis.WhereActive", share.parameter())
              : share.parameter();
      String text = texts.get("Study.Analysis.Share", share.total());
      bars.add(new BarsDrawing.Bar(name, share.alone(), share.total(), text));
    }
    return new BarsDrawing(
        texts.get("Study.Analysis.Importance.Title", trials.metric()),
        texts.get("Study.Analysis.Importance.Axis"),
        texts.get("Study.Analysis.Importance.Alone"),
        texts.get("Study.Analysis.Importance.Together"),
        bars);
  }
}
