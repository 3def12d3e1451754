package org.tunebench.app.trials;

import org.tunebench.app.shell.Numbers;
import org.tunebench.app.shell.Texts;
import org.tunebench.engine.sampler.Forecast;
import org.tunebench.engine.study.MetricSpec;

/** What a running trial comes to, in words. */
public final class ForecastText {
  private final Texts texts;

  /** In the words of the window. */
  public ForecastText(Texts texts) {
    this.texts = texts;
  }

  /** In a few words, with the metric's name where it is not what is watched. */
  public String brief(MetricSpec metric, Forecast forecast) {
    return metric.name().equals(metric.monitor())
        ? texts.get("Trial.Expected.brief", number(forecast))
        : texts.get("Trial.Expected.named", metric.name(), number(forecast));
  }

  /** In a sentence that says where it comes from. */
  public String sentence(MetricSpec metric, Forecast forecast) {
    return texts.get("Trial.Expected.sentence", metric.name(), number(forecast));
  }

  /** Among the metrics of the trial. */
  Fact fact(MetricSpec metric, Forecast forecast) {
    return new Fact(metric.name(), texts.get("Trial.Expected", number(forecast)));
  }

  private String number(Forecast forecast) {
    double off = forecast.deviation();
    return off > 0
        ? texts.get(
            "Trial.MeanDeviation",
            Numbers.asFarAsKnown(forecast.value(), off),
            Numbers.asFarAsKnown(off, off))
        : Numbers.metric(forecast.value());
  }
}
