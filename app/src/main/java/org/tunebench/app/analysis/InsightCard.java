package org.tunebench.app.analysis;

import java.util.Optional;
import org.tunebench.app.chart.Drawing;

/**
 * One insight: a sentence first, then what it rests on, a small picture, and what can be done.
 *
 * @param kind which
 * @param answer the sentence
 * @param detail what it rests on and what it cannot know
 * @param picture if there is one
 * @param canAct whether its button does anything now
 * @param mayAct whether it ever can: else there is no button
 */
public record InsightCard(
    Kind kind,
    String answer,
    String detail,
    Optional<Drawing> picture,
    boolean canAct,
    boolean mayAct) {
  /** With a button. */
  InsightCard(Kind kind, String answer, String detail, Optional<Drawing> picture, boolean canAct) {
    this(kind, answer, detail, picture, canAct, true);
  }

  /**
   * The same where trials cannot be run.
   *
   * @param why the sentence that says so
   */
  InsightCard withoutTrials(String why) {
    if (kind != Kind.REPLICATES && kind != Kind.OUTLOOK) {
      return this;
    }
    // What is told of replicates asks for them.
    String told = kind == Kind.REPLICATES || detail.isEmpty() ? why : detail + " " + why;
    return new InsightCard(kind, answer, told, picture, false, false);
  }

  /** The same where studies are only looked at. */
  InsightCard toLookAt() {
    boolean changes = kind != Kind.SAMPLER;
    return new InsightCard(kind, answer, detail, picture, canAct && !changes, mayAct);
  }

  /** The questions, in the order in which they are asked. */
  public enum Kind {
    /** Which of the best runs really differ. */
    REPLICATES,
    /** Whether more trials would pay. */
    OUTLOOK,
    /** What the best agree on. */
    AGREEMENT,
    /** Which best values lie on the edge of their range. */
    EDGES,
    /** What is only where the sampler looked. */
    SAMPLER
  }

  /** A card without a picture and a button. */
  static InsightCard without(InsightCard.Kind kind, String answer, String detail) {
    return new InsightCard(kind, answer, detail, Optional.empty(), false);
  }
}
