package org.tunebench.app.shell;

import javafx.beans.value.ObservableBooleanValue;

/**
 * Something that the command palette offers.
 *
 * @param text what it is called
 * @param kind what kind of thing it is, in a word
 * @param icon the code of a Feather icon
 * @param keys the shortcut as a person reads it, or empty
 * @param run does it
 * @param possible whether it can be done at the moment
 */
public record PaletteEntry(
    String text,
    String kind,
    String icon,
    String keys,
    Runnable run,
    ObservableBooleanValue possible) {}
