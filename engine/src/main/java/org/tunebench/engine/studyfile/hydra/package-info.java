/** Reads the sweeps of Hydra: those of its own sweeper, of Optuna's and of Ax's. */
package org.tunebench.engine.studyfile.hydra;
