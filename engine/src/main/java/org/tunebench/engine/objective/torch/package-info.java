/**
 * What objectives that train with LibTorch share: native memory with an owner, the vectors that a
 * model's numbers live in, and layers without automatic differentiation. Used inside worker
 * processes only; nothing here is loaded by the workbench.
 */
package org.tunebench.engine.objective.torch;
