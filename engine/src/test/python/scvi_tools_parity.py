"""Trains scvi-tools' SCVI as Tunebench trains its scVI objective, and scores it alike.

For each seed: the counts of an .h5ad file, the genes of the highest standard deviation, the same
cells held out as Tunebench holds out for that seed, the default configuration, and the best epoch's
weights. Prints a line a seed: seed, epochs, best epoch, held-out negative ELBO, negative marginal
log-likelihood (100 importance samples a cell), seconds of processor time.

What has to be set to make the two alike (scvi-tools 1.4):
  use_observed_lib_size=False   the library size is a latent variable, as in the 2019 model
  n_epochs_kl_warmup=400        only the divergence of z is annealed (its default)
  no early stopping, no falling learning rate: on so few cells both hang on a single lucky sample of
  the held-out ELBO, and would compare when two trainings end rather than what they learn. Tunebench
  is told the same by `patience: 1000, lr-patience: 0`
Adam's eps (0.01) and weight decay (1e-6), the batch size (128), the batch normalisation and the
variance's floor (1e-4) are its defaults. Its best weights are kept by a callback, since the score of
Tunebench is that of the best epoch.

Usage: scvi_tools_parity.py DATA.h5ad EPOCHS FIRST_SEED LAST_SEED
"""

import copy
import sys
import time
import warnings

import anndata
import numpy as np
import scvi
import torch
from lightning.pytorch.callbacks import Callback

GENES = 558
TEST_SHARE = 0.25
MASK = (1 << 64) - 1


class SplitMix64:
    """Steele, Lea and Flood (2014)."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next_long(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((self.state ^ (self.state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return mixed ^ (mixed >> 31)

    def next_int(self, bound):
        while True:
            bits = self.next_long() >> 33
            value = bits % bound
            if bits - value + bound - 1 < 1 << 31:
                return value


def split(cells, seed):
    """Tunebench's split: (train, test)."""
    random = SplitMix64(seed)
    order = list(range(cells))
    for i in range(cells - 1, 0, -1):
        j = random.next_int(i + 1)
        order[i], order[j] = order[j], order[i]
    held = round(cells * TEST_SHARE)
    return np.array(order[held:]), np.array(order[:held])


def read(path):
    adata = anndata.read_h5ad(path)
    x = np.asarray(adata.X.todense(), dtype=np.float64)
    order = np.argsort(-x.var(axis=0), kind="stable")[:GENES]
    kept = adata[:, np.sort(order)].copy()
    return kept[np.asarray(kept.X.sum(axis=1)).ravel() > 0].copy()


class KeepBest(Callback):
    """Keeps a copy of the weights of the lowest held-out ELBO."""

    def __init__(self):
        self.best, self.epoch, self.state = float("inf"), 0, None

    def on_validation_epoch_end(self, trainer, module):
        elbo = float(trainer.callback_metrics.get("elbo_validation", float("inf")))
        if not trainer.sanity_checking and elbo < self.best:
            self.best, self.epoch = elbo, trainer.current_epoch + 1
            self.state = copy.deepcopy(module.module.state_dict())


def train(adata, seed, epochs):
    scvi.settings.seed = seed
    rows, held = split(adata.n_obs, seed)
    scvi.model.SCVI.setup_anndata(adata)
    model = scvi.model.SCVI(adata, use_observed_lib_size=False)
    keep = KeepBest()
    start = time.process_time()
    model.train(
        max_epochs=epochs,
        accelerator="cpu",
        devices=1,
        batch_size=128,
        check_val_every_n_epoch=1,
        early_stopping=False,
        enable_progress_bar=False,
        callbacks=[keep],
        datasplitter_kwargs={"external_indexing": [rows, held, np.array([], dtype=int)]},
        plan_kwargs={
            "lr": 1e-3,
            "n_epochs_kl_warmup": 400,
        },
    )
    seconds = time.process_time() - start
    model.module.load_state_dict(keep.state)
    model.module.eval()
    elbo = -float(model.get_elbo(indices=held))
    marginal = -float(
        model.get_marginal_ll(indices=held, n_mc_samples=100, return_mean=False).mean()
    )
    done = len(model.history["elbo_validation"])
    print(f"{seed},{done},{keep.epoch},{elbo:.3f},{marginal:.3f},{seconds:.1f}", flush=True)


def main():
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    path, epochs, first, last = sys.argv[1], *map(int, sys.argv[2:5])
    adata = read(path)
    print("seed,n_epochs,best_epoch,elbo_test,marginal_ll,cpu_s", flush=True)
    for seed in range(first, last + 1):
        train(adata.copy(), seed, epochs)


if __name__ == "__main__":
    main()
