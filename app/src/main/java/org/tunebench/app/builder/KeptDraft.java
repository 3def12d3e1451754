package org.tunebench.app.builder;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A study that is being defined, as it is kept until the workbench is started again: nothing that a
 * person typed is lost by closing the window.
 *
 * @param definition the last study file that said all of it
 * @param folder the folder that relative paths start from
 * @param isForeign whether nothing of it may run before the person has seen it
 * @param text the study file as it was being typed; empty where it says what the form says
 * @param python the search space in Python that was pasted and not taken over yet
 * @param values what stood in each field and was chosen in each box, right or wrong
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record KeptDraft(
    String definition,
    String folder,
    boolean isForeign,
    String text,
    String python,
    Map<String, Object> values) {
  /** Fills what a file leaves out. */
  KeptDraft {
    definition = definition == null ? "" : definition;
    folder = folder == null ? "" : folder;
    text = text == null ? "" : text;
    python = python == null ? "" : python;
    values = values == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
