"""Writes optuna-5.0.0.db beside itself: pip install optuna==5.0.0, then python make.py"""
import pathlib

import optuna

FILE = pathlib.Path(__file__).with_name("optuna-5.0.0.db")


def objective(trial):
    optimizer = trial.suggest_categorical("optimizer", ["sgd", "adam", None])
    rate = trial.suggest_float("lr", 1e-5, 1e-1, log=True)
    if optimizer == "sgd":
        trial.suggest_float("momentum", 0, 0.9, step=0.1)
    trial.suggest_int("units", 1, 64, log=True)
    if trial.number == 4:
        raise ValueError("boom")
    trial.suggest_int("layers", 2, 10, step=4)
    trial.set_user_attr("n_params", 10 * trial.number)
    trial.set_user_attr("remark", "not a number")
    for step in range(3):
        trial.report(float("nan") if step == 1 else rate * step, step)
    if trial.number == 3:
        raise optuna.TrialPruned()
    return float("inf") if trial.number == 5 else rate


FILE.unlink(missing_ok=True)
storage = f"sqlite:///{FILE}"
sampler = optuna.samplers.RandomSampler(seed=0)
study = optuna.create_study(study_name="one", storage=storage, sampler=sampler, direction="maximize")
study.set_metric_names(["accuracy"])
study.optimize(objective, n_trials=12, catch=(ValueError,))
study.ask()
study.enqueue_trial({"lr": 0.01})
optuna.create_study(study_name="two goals", storage=storage, directions=["minimize", "maximize"])
