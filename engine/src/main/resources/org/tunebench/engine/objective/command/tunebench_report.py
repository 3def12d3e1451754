"""Report to Tunebench from a Python script. One file, standard library only.

    import tunebench_report as tunebench

    params = tunebench.params(lr=0.001, layers=2)      # the trial's, or these defaults
    for epoch in range(100):
        ...
        tunebench.report(epoch, loss=loss)             # draws the history, feeds the pruner
    tunebench.result(accuracy=accuracy)                # optional: metrics of the end

Outside Tunebench the same script runs as it is: it takes the defaults and prints its reports.
"""

import json
import numbers
import os
import sys
import tempfile

__all__ = [
    "params", "report", "result", "trial", "seed", "output_dir", "checkpoint_dir",
    "KerasCallback", "lightning_callback",
]


def params(**defaults):
    """The values of the trial's active parameters, laid over the given defaults."""
    return {**defaults, **json.loads(os.environ.get("TUNEBENCH_PARAMS") or "{}")}


def trial():
    """The trial's number, or None outside Tunebench."""
    number = os.environ.get("TUNEBENCH_TRIAL")
    return None if number is None else int(number)


def seed(most=2**31 - 1):
    """The trial's seed, brought into 0 to most, which every library takes; 0 outside Tunebench."""
    return int(os.environ.get("TUNEBENCH_SEED") or 0) % (most + 1)


def output_dir():
    """The trial's own folder; a new temporary one outside Tunebench."""
    return os.environ.get("TUNEBENCH_OUTPUT_DIR") or tempfile.mkdtemp(prefix="tunebench-")


def checkpoint_dir():
    """The folder for the trial's checkpoints; a new temporary one outside Tunebench.

    What an interrupted attempt has left there is there again when the trial goes on. It is removed
    once the trial has its result: what is to stay belongs into output_dir().
    """
    return os.environ.get("TUNEBENCH_CHECKPOINT_DIR") or tempfile.mkdtemp(prefix="tunebench-")


def report(step, /, **metrics):
    """Reports metrics at a step (an epoch, ascending). The study's metric should be among them."""
    _print({**_numbers(metrics), "step": int(step)})


def result(**metrics):
    """Gives final metrics that are not part of the history, such as a number of weights.

    If the study's own metric is among them, that counts as one more step.
    """
    _print(_numbers(metrics))


def _numbers(metrics):
    return {name: _number(name, value) for name, value in metrics.items()}


def _number(name, value):
    if hasattr(value, "item"):  # a scalar of NumPy, PyTorch, JAX or TensorFlow
        value = value.item()
    elif hasattr(value, "numpy"):
        value = value.numpy().item()
    if isinstance(value, numbers.Integral):
        return int(value)
    try:
        return float(value)
    except (TypeError, ValueError):
        raise TypeError(f"the metric {name!r} must be a number, not {value!r}") from None


def _print(entry):
    # In one write: other threads and progress bars must not get in between.
    sys.stdout.write("tunebench: " + json.dumps(entry) + "\n")
    sys.stdout.flush()


def KerasCallback():
    """A callback for Keras' model.fit: reports what it logs each epoch (loss, val_loss, ...)."""
    import keras

    class Reporter(keras.callbacks.Callback):
        def on_epoch_end(self, epoch, logs=None):
            report(epoch + 1, **(logs or {}))

    return Reporter()


def lightning_callback():
    """A callback for Lightning (and so for scvi-tools): reports the logged metrics each epoch."""
    try:
        from lightning.pytorch import Callback
    except ImportError:
        from pytorch_lightning import Callback

    class Reporter(Callback):
        def on_train_epoch_end(self, trainer, module):
            logged = {name: value.item() for name, value in trainer.callback_metrics.items()}
            if logged:
                report(trainer.current_epoch + 1, **logged)

    return Reporter()
