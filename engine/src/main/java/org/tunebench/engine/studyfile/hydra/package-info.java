/** Reads the sweeps of Hydra: those of its own sweeper, of Optuna's, Ax's and Nevergrad's. */
package org.tunebench.engine.studyfile.hydra;
