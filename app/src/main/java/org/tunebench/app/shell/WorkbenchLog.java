package org.tunebench.app.shell;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * Sends the log of the window to a file in the workspace instead of a terminal that nobody sees.
 */
public final class WorkbenchLog {
  private static final String LARGEST = "5MB";

  /**
   * Warns at each new workspace that H2 is newer than what Flyway was tried with, about which
   * nobody can do anything.
   */
  private static final String NEWER_DATABASE = "org.flywaydb.core.internal.database.base.Database";

  /**
   * Say what helps nobody: the first at each new workspace, jHDF of each file that is read, PDFBox
   * and its fonts of each font that is met.
   */
  private static final Map<String, Level> TALKATIVE =
      Map.of(
          NEWER_DATABASE,
          Level.ERROR,
          "io.jhdf",
          Level.WARN,
          "org.apache.pdfbox",
          Level.ERROR,
          "org.apache.fontbox",
          Level.ERROR);

  private WorkbenchLog() {}

  /** Where the log of a workspace is. */
  public static Path file(Path workspace) {
    return workspace.resolve("logs").resolve("workbench.log");
  }

  /**
   * Where the log of those is that only look at a workspace, which another process has with its
   * log: where two write to one file, the one that sets a full one aside takes it from the other.
   */
  public static Path fileOfLooking(Path workspace) {
    return workspace.resolve("logs").resolve("looking.log");
  }

  /** Starts to write to that file; a full one is kept once as {@code workbench.1.log}. */
  public static void open(Path workspace) {
    write(file(workspace), "");
  }

  /**
   * The same while another process has the workspace: several may look, so a line says which. Where
   * nothing may be written, the log stays where it is.
   */
  public static void openToLook(Path workspace) {
    if (!Files.isWritable(workspace)) {
      return;
    }
    write(fileOfLooking(workspace), "[process %d] ".formatted(ProcessHandle.current().pid()));
  }

  private static void write(Path file, String who) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return;
    }
    Logger root = context.getLogger(Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.setLevel(Level.INFO);
    TALKATIVE.forEach((name, level) -> context.getLogger(name).setLevel(level));
    root.addAppender(appender(context, file, who));
  }

  /** Whether what is logged goes to the file of this workspace. */
  public static boolean isOpen(Path workspace) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LoggerContext context)) {
      return false;
    }
    Iterator<Appender<ILoggingEvent>> all =
        context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
    while (all.hasNext()) {
      if (all.next() instanceof RollingFileAppender<ILoggingEvent> appender
          && appender.isStarted()
          && file(workspace).equals(Path.of(appender.getFile()))) {
        return true;
      }
    }
    return false;
  }

  private static RollingFileAppender<ILoggingEvent> appender(
      LoggerContext context, Path file, String who) {
    PatternLayoutEncoder lines = new PatternLayoutEncoder();
    lines.setContext(context);
    lines.setPattern(
        "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level " + who + "[%thread] %logger{40} - %msg%n");
    lines.start();
    RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
    appender.setContext(context);
    appender.setFile(file.toString());
    appender.setEncoder(lines);
    appender.setRollingPolicy(policy(context, appender, file));
    SizeBasedTriggeringPolicy<ILoggingEvent> trigger = new SizeBasedTriggeringPolicy<>();
    trigger.setContext(context);
    trigger.setMaxFileSize(FileSize.valueOf(LARGEST));
    trigger.start();
    appender.setTriggeringPolicy(trigger);
    appender.start();
    return appender;
  }

  private static FixedWindowRollingPolicy policy(
      LoggerContext context, RollingFileAppender<ILoggingEvent> parent, Path file) {
    FixedWindowRollingPolicy policy = new FixedWindowRollingPolicy();
    policy.setContext(context);
    policy.setParent(parent);
    String name = file.getFileName().toString().replace(".log", ".%i.log");
    policy.setFileNamePattern(file.resolveSibling(name).toString());
    policy.setMinIndex(1);
    policy.setMaxIndex(1);
    policy.start();
    return policy;
  }
}
