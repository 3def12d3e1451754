/** Defines a study: data, search space, metric, sampler, pruner and budget. */
package org.tunebench.app.builder;
