package org.tunebench.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import org.tunebench.app.fake.FakeSearchEngine;
import org.tunebench.app.fake.FakeWorkbench;
import org.tunebench.app.fake.TestServices;
import org.tunebench.app.live.StudyPage;
import org.tunebench.app.shell.Background;
import org.tunebench.app.shell.Preferences;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.app.shell.WorkspaceChange;

/** All pages of the workbench, without its window. */
final class TestPages {
  private TestPages() {}

  /** Pages on an engine, which read and paint in the background as in the window. */
  static PageFactory of(FakeSearchEngine engine, TestServices person, Path home) {
    Services services =
        person.on(
            engine,
            Executors.newFixedThreadPool(
                2,
                work -> {
                  Thread thread = new Thread(work);
                  thread.setDaemon(true);
                  return thread;
                }),
            Platform::runLater);
    Parts parts = FakeWorkbench.parts(engine, StudyPage::at);
    StudyStarter starter = new StudyStarter(services, parts.studyFile(), () -> null);
    PreferencesStore preferences =
        new PreferencesStore(Preferences.DEFAULT, kept -> {}, Runnable::run);
    WorkspaceChange workspaces =
        new WorkspaceChange(
            services.texts(),
            person,
            new Background(services),
            preferences,
            home,
            folder -> () -> {});
    return new PageFactory(services, parts, starter, preferences, workspaces);
  }

  /** A route to each page, by what it is called. */
  static Map<String, Route> routes() {
    Map<String, Route> routes = new LinkedHashMap<>();
    routes.put("welcome", new Route.Welcome());
    routes.put("studies", new Route.Studies());
    routes.put("new study", new Route.Draft());
    routes.put("study", new Route.StudyPage(1));
    routes.put("running study", new Route.StudyPage(5));
    routes.put("compare", new Route.Compare(List.of(1L, 2L, 3L)));
    routes.put("two trials", new Route.CompareTrials(new Route.StudyPage(1), List.of(2, 7)));
    routes.put("devices", new Route.Devices());
    routes.put("settings", new Route.Settings());
    return routes;
  }
}
