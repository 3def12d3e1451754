package org.tunebench.engine.studyfile.python;

import java.util.List;
import org.tunebench.engine.space.Condition;
import org.tunebench.engine.studyfile.python.Expression.Call;

/** A library's way to name a parameter with its values by a call. */
interface Dialect {
  /** Whether a call is one of this library's that names a parameter. */
  boolean knows(Call call);

  /**
   * Takes the parameter, or parameters, of a call in and gives the name.
   *
   * @param when the conditions of the place where it stands
   * @throws org.tunebench.engine.studyfile.yaml.StudyFileException if it is not plain
   */
  String read(Call call, List<Condition> when);
}
