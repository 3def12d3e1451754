package org.tunebench.engine.objective.command;

import java.util.List;
import org.tunebench.engine.study.PartKind.Setting;
import org.tunebench.engine.study.PartKind.Type;

/** The settings that {@link CommandSettings} reads, in words. */
final class CommandSettingList {
  private CommandSettingList() {}

  /** All of them, in the order in which to show them. */
  static List<Setting> all() {
    return List.of(
        new Setting(
            CommandSettings.RUN,
            Type.ARGUMENTS,
            "",
            List.of(),
            "The program and its arguments; a parameter's name in double braces becomes its"
                + " value."),
        Setting.word(
            CommandSettings.FOLDER, ".", List.of(), "The folder that the command runs in."),
        new Setting(
            CommandSettings.ENV,
            Type.PAIRS,
            "",
            List.of(),
            "Environment variables of the command, such as DATA=/data, LR={{ lr }}"),
        Setting.time(
            "timeout", "", "After this time a trial fails, such as 2h; never unless given."),
        Setting.word(
            "result",
            "last",
            List.of("last", "best"),
            "Whether the last or the best value that is reported counts."),
        Setting.text(
            CommandSettings.REPORT,
            "A regular expression that finds metrics in what is printed, such as (\\w+)=(\\S+)"),
        Setting.text(
            CommandSettings.METRICS_FILE, "A file in the trial's folder that is read as it grows."),
        Setting.time("grace", "5s", "Time between asking a program to end and ending it."));
  }
}
