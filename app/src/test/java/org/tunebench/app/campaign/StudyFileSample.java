package org.tunebench.app.campaign;

/** A study file of each kind, with much of what may stand in one. */
enum StudyFileSample {
  NATIVE(
      "ours",
      """
      name: cortex-autotune
      objective:
        scvi: {dataset: demo, genes: 100, max-epochs: 10}
      metric: {name: marginal_ll, goal: minimize}
      space:
        n_latent:     {int: [5, 15]}
        n_hidden:     {choice: [64, 128, 256]}
        dropout_rate: {choice: [0.1, 0.3, 0.5], probabilities: [0.5, 0.25, 0.25]}
        lr:           {float: [0.0001, 0.01], log: true}
        kl-warmup:    {int: [1, 9], step: 2, when: {n_hidden: [64, 128]}}
      sampler: {tpe: {startup-trials: 20}}
      pruner:  {hyperband: {min-epochs: 10, max-epochs: 10}}
      budget:  {trials: 100, time: 8h, parallel: 4, retries: 1, target: 1220}
      devices: [cpu]
      seed: 0
      """),
  POLYAXON(
      "Polyaxon",
      """
      version: 1
      kind: group
      hptuning:
        concurrency: 2
        bo:
          n_iterations: 5
          n_initial_trials: 10
          metric: {name: loss, optimization: minimize}
          utility_function:
            acquisition_function: ucb
            kappa: 1.2
            gaussian_process: {kernel: matern, length_scale: 1.0, nu: 1.9, n_restarts_optimizer: 0}
        matrix:
          learning_rate: {uniform: '0:0.9'}
          dropout: {values: [0.25, 0.3]}
          layers: {range: '1:5:1'}
        early_stopping:
          - {metric: accuracy, value: 0.9, optimization: maximize}
      run:
        cmd: python3 train.py --lr={{ learning_rate }} --dropout={{ dropout }} --layers={{ layers }}
      """),
  SWEEP(
      "W&B",
      """
      program: train.py
      method: bayes
      metric: {name: loss, goal: minimize, target: 0.1}
      run_cap: 20
      parameters:
        lr: {distribution: log_uniform_values, min: 0.0001, max: 0.1}
        optimizer:
          parameters:
            kind: {values: [adam, sgd]}
            momentum: {min: 0.0, max: 0.9}
        epochs: {value: 5}
        width: {distribution: q_uniform, min: 8, max: 64, q: 8}
      early_terminate: {type: hyperband, min_iter: 3}
      command: ['${env}', '${interpreter}', '${program}', '${args}']
      """);

  private final String label;
  private final String text;

  StudyFileSample(String label, String text) {
    this.label = label;
    this.text = text;
  }

  String label() {
    return label;
  }

  String text() {
    return text;
  }
}
