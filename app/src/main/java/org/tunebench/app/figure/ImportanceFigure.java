package org.tunebench.app.figure;

import java.util.ArrayList;
import java.util.List;
import org.tunebench.app.chart.BarsDrawing;
import org.tunebench.app.chart.Drawing;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.analysis.Importance;

/**
 * A bar a parameter: what it causes alone, and together with others. One that not every trial has
 * says so, and what it causes among those that have it; where they are too few to tell, it has no
 * bar.
 */
record ImportanceFigure(StudyTrials trials) {
  Drawing draw(Importance importance) {
    Texts texts = trials.texts();
    List<BarsDrawing.Bar> bars = new ArrayList<>();
    for (Importance.Share share : importance.parameters()) {
      bars.add(bar(share, importance.basis().trials()));
    }
    return new BarsDrawing(
        texts.get("Study.Analysis.Importance.Title", trials.metric()),
        texts.get("Study.Analysis.Importance.Axis"),
        texts.get("Study.Analysis.Importance.Alone"),
        texts.get("Study.Analysis.Importance.Together"),
        true,
        bars);
  }

  private BarsDrawing.Bar bar(Importance.Share share, int all) {
    Texts texts = trials.texts();
    String text = texts.get("Study.Analysis.Share", share.total());
    if (!share.isConditional()) {
      return new BarsDrawing.Bar(share.parameter(), share.alone(), share.total(), text);
    }
    String name =
        texts.get("Study.Analysis.Importance.Having", share.parameter(), share.trials(), all);
    if (!share.isKnown()) {
      return new BarsDrawing.Bar(name, 0, 0, texts.get("Study.Analysis.Importance.TooFew"));
    }
    String both = texts.get("Study.Analysis.Importance.Within", text, share.within());
    return new BarsDrawing.Bar(name, share.alone(), share.total(), both);
  }
}
