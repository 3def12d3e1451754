package org.tunebench.app.shell;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.tunebench.engine.run.SearchEngine;

/**
 * What pages and view models work with. Tests give executors that run at once and dialogs that
 * answer.
 *
 * @param engine runs and keeps studies
 * @param background runs what may take long
 * @param fx runs what touches the screen: the FX thread
 * @param dialogs asks and tells the person
 * @param navigator leads to other pages
 * @param texts all words of the screens
 * @param clock tells the time
 * @param appearance light or dark, and the colours of histories
 * @param models trains models on all data, whatever page is shown
 */
public record Services(
    SearchEngine engine,
    Executor background,
    Executor fx,
    Dialogs dialogs,
    Navigator navigator,
    Texts texts,
    Clock clock,
    Appearance appearance,
    ModelJobs models) {

  /** Whether studies may be run and changed here, and not only looked at. */
  public boolean mayWork() {
    return engine.owner().isEmpty();
  }

  /**
   * Tells the person, where studies are only looked at here, why what they want is not done.
   *
   * @return whether that was so
   */
  public boolean refusesWork() {
    Optional<SearchEngine.Owner> other = engine.owner();
    other.ifPresent(
        owner ->
            dialogs.error(
                texts.get("Shell.Watching.refused.heading"),
                texts.get(refusal(owner), owner.name())));
    return other.isPresent();
  }

  private static String refusal(SearchEngine.Owner owner) {
    if (owner.isNobody()) {
      return "Shell.Watching.refused.readOnly";
    }
    return owner.isGone() ? "Shell.Watching.refused.gone" : "Shell.Watching.refused";
  }

  /** Services with the appearance that a workbench has at first; all work shares one executor. */
  public Services(
      SearchEngine engine,
      Executor background,
      Executor fx,
      Dialogs dialogs,
      Navigator navigator,
      Texts texts,
      Clock clock) {
    this(
        engine,
        background,
        fx,
        dialogs,
        navigator,
        texts,
        clock,
        new Appearance(),
        new ModelJobs(background));
  }
}
