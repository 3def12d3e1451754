package org.tunebench.app.shell;

/** Leads to pages. Called on the FX thread. */
public interface Navigator {
  /** Shows a page in place of the present one. */
  void show(Route route);
}
