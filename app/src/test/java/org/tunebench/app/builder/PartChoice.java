package org.tunebench.app.builder;

/** Chooses a kind of sampler or pruner, as a person does. */
final class PartChoice {
  private PartChoice() {}

  static void choose(PartDraft part, String kind) {
    part.kindProperty()
        .set(part.kinds().stream().filter(k -> k.kind().equals(kind)).findFirst().orElseThrow());
  }
}
