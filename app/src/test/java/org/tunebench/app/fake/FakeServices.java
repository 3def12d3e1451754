package org.tunebench.app.fake;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.Texts;

/** Services for tests without a toolkit: everything happens at once, on the caller's thread. */
public final class FakeServices {
  /** What the clock says. */
  public static final Instant NOW = Instant.parse("2026-11-02T12:00:00Z");

  private final FakeSearchEngine engine;
  private final FakeDialogs dialogs = new FakeDialogs();
  private final List<Route> routes = new ArrayList<>();
  private final Services services;

  /** With an engine without studies. */
  public FakeServices() {
    this(
        new FakeSearchEngine(Clock.fixed(NOW, ZoneOffset.UTC), java.nio.file.Path.of("artifacts")));
  }

  /** With an engine. */
  public FakeServices(FakeSearchEngine engine) {
    this.engine = engine;
    this.services =
        new Services(
            engine,
            Runnable::run,
            Runnable::run,
            dialogs,
            routes::add,
            new Texts(Locale.ENGLISH),
            Clock.fixed(NOW, ZoneOffset.UTC));
  }

  /** The services themselves. */
  public Services get() {
    return services;
  }

  /** The engine in them. */
  public FakeSearchEngine engine() {
    return engine;
  }

  /** The dialogs in them. */
  public FakeDialogs dialogs() {
    return dialogs;
  }

  /** Where navigation was led to, in order. */
  public List<Route> routes() {
    return routes;
  }
}
