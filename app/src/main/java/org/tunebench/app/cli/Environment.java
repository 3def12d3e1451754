package org.tunebench.app.cli;

import java.util.function.Supplier;

/**
 * All that verbs need of the world around them.
 *
 * @param backend opens workspaces
 * @param console is written to
 * @param interruption gives what hears of Ctrl+C for the time of one verb
 * @param window opens when no verb is given
 */
public record Environment(
    Backend backend, Console console, Supplier<Interruption> interruption, Window window) {}
