package org.tunebench.app.cli;

import org.tunebench.engine.run.StudySnapshot;

/** Shows a person how a search goes. */
interface Progress {
  /** Shows where the study stands now. */
  void show(StudySnapshot now);

  /** Nothing more comes. */
  void end();
}
