package org.tunebench.app;

import org.tunebench.app.builder.BuilderDrafts;
import org.tunebench.app.builder.DraftFile;
import org.tunebench.app.compare.ComparePage;
import org.tunebench.app.devices.DevicesPage;
import org.tunebench.app.settings.SettingsPage;
import org.tunebench.app.shell.Page;
import org.tunebench.app.shell.PreferencesStore;
import org.tunebench.app.shell.Route;
import org.tunebench.app.shell.Services;
import org.tunebench.app.shell.StudyStarter;
import org.tunebench.app.shell.WorkspaceChange;
import org.tunebench.app.studies.StudiesPage;
import org.tunebench.app.studies.WelcomePage;

/** Makes the page that a route leads to, when somebody goes there and not before. */
final class PageFactory {
  private final Services services;
  private final Parts parts;
  private final StudyStarter starter;
  private final PreferencesStore preferences;
  private final WorkspaceChange workspaces;
  private final BuilderDrafts drafts;

  PageFactory(
      Services services,
      Parts parts,
      StudyStarter starter,
      PreferencesStore preferences,
      WorkspaceChange workspaces) {
    this.services = services;
    this.parts = parts;
    this.starter = starter;
    this.preferences = preferences;
    this.workspaces = workspaces;
    this.drafts =
        new BuilderDrafts(
            services,
            parts.data(),
            parts.samplers(),
            parts.pruners(),
            () -> preferences.get().parallel(),
            new DraftFile(workspaces.home()));
    this.drafts.openThrough(starter::open);
  }

  Page page(Route route) {
    if (route instanceof Route.StudyPage study) {
      return parts.studyPage().apply(services, study);
    }
    if (route instanceof Route.NewStudy fresh) {
      return drafts.onData(fresh.data());
    }
    if (route instanceof Route.NewStudyScript own) {
      return drafts.onScript(own.script());
    }
    if (route instanceof Route.NewStudyFrom from) {
      return drafts.from(from);
    }
    if (route instanceof Route.NewStudyText wrong) {
      return drafts.mending(wrong);
    }
    if (route instanceof Route.Draft) {
      return drafts.current();
    }
    if (route instanceof Route.Studies) {
      return new StudiesPage(services, starter, workspaces.home());
    }
    if (route instanceof Route.Compare compare) {
      return ComparePage.of(services, compare);
    }
    if (route instanceof Route.CompareTrials compare) {
      return ComparePage.of(services, compare);
    }
    if (route instanceof Route.Devices) {
      return new DevicesPage(services);
    }
    return route instanceof Route.Settings
        ? new SettingsPage(services, preferences, workspaces)
        : new WelcomePage(services, starter);
  }
}
