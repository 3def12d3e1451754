"""What TrainingBenchmark is held against: trains scVI models with other software and says how fast.

    python3 scvi_peers.py plain|scvi-tools DATA.h5ad GENES EPOCHS [DEVICE] < configurations.json

Reads a JSON list of configurations from standard input and trains one after the other on one
thread, and on DEVICE (cpu; cuda): 75% of the cells, batches of 128, and the held-out ELBO after every epoch. An epoch of the
first configuration goes before, untimed. The last line is a JSON object: cell_epochs (cells trained
on, times epochs), seconds, cpu_seconds and the last held-out ELBO of each configuration.

plain       a loop as one writes it with PyTorch: autograd, torch.optim.Adam, the data in memory
scvi-tools  scvi.model.SCVI with its own data loader, trainer and progress switched off

Needs anndata and torch; scvi-tools for the second.
"""

import json
import sys
import time
import warnings

import anndata
import numpy as np
import torch
from torch import nn

BATCH = 128
EPS = 1e-8


def blocks(sizes, dropout):
    layers = []
    for a, b in zip(sizes, sizes[1:]):
        layers += [nn.Linear(a, b), nn.BatchNorm1d(b, momentum=0.01, eps=0.001), nn.ReLU()]
        if dropout > 0:
            layers.append(nn.Dropout(dropout))
    return nn.Sequential(*layers)


class Encoder(nn.Module):
    def __init__(self, genes, hidden, depth, width, dropout):
        super().__init__()
        self.body = blocks([genes] + [hidden] * depth, dropout)
        self.mean = nn.Linear(hidden, width)
        self.log_var = nn.Linear(hidden, width)

    def forward(self, x):
        h = self.body(x)
        return torch.distributions.Normal(
            self.mean(h), (torch.exp(self.log_var(h)) + 1e-4).sqrt()
        )


class Scvi(nn.Module):
    def __init__(self, genes, c, library):
        super().__init__()
        hidden, depth = c["n_hidden"], c["n_layers"]
        self.z = Encoder(genes, hidden, depth, c["n_latent"], c["dropout_rate"])
        self.l = Encoder(genes, hidden, 1, 1, c["dropout_rate"])
        self.decoder = blocks([c["n_latent"]] + [hidden] * depth, 0)
        self.share = nn.Linear(hidden, genes)
        self.zinb = c["reconstruction_loss"] == "zinb"
        if self.zinb:
            self.dropout = nn.Linear(hidden, genes)
        self.r = nn.Parameter(torch.randn(genes))
        self.library = torch.distributions.Normal(*library)

    def loss(self, x, kl_weight):
        log_x = torch.log1p(x)
        qz, ql = self.z(log_x), self.l(log_x)
        h = self.decoder(qz.rsample())
        mu = torch.exp(ql.rsample()) * torch.softmax(self.share(h), -1)
        theta = torch.exp(self.r)
        log_sum = torch.log(theta + mu + EPS)
        if_zero = theta * (torch.log(theta + EPS) - log_sum)
        nb = (
            if_zero
            + x * (torch.log(mu + EPS) - log_sum)
            + torch.lgamma(x + theta)
            - torch.lgamma(theta)
            - torch.lgamma(x + 1)
        )
        if self.zinb:
            pi = self.dropout(h)
            softplus = nn.functional.softplus
            zero = softplus(if_zero - pi) - softplus(-pi)
            nb = torch.where(x < EPS, zero, nb - pi - softplus(-pi))
        normal = torch.distributions.Normal(0.0, 1.0)
        kl_z = torch.distributions.kl_divergence(qz, normal).sum(-1)
        kl_l = torch.distributions.kl_divergence(ql, self.library).sum(-1)
        return (kl_weight * kl_z + kl_l - nb.sum(-1)).mean()


def train_plain(counts, train, test, c, epochs, device):
    torch.manual_seed(0)
    x = torch.from_numpy(counts).to(device)
    totals = torch.log(x.sum(1))
    model = Scvi(x.shape[1], c, (totals.mean(), totals.std(unbiased=False)))
    model.to(device)
    adam = torch.optim.Adam(model.parameters(), lr=c["lr"], eps=0.01, weight_decay=1e-6)
    train, test = torch.from_numpy(train).to(device), torch.from_numpy(test).to(device)
    for epoch in range(epochs):
        model.train()
        for rows in train[torch.randperm(len(train), device=device)].split(BATCH):
            if len(rows) >= 3:
                adam.zero_grad()
                model.loss(x[rows], min(1, epoch / 400)).backward()
                adam.step()
        model.eval()
        with torch.no_grad():
            held_out = sum(model.loss(x[r], 1).item() * len(r) for r in test.split(BATCH))
    return held_out / len(test)


def train_scvi_tools(counts, train, test, c, epochs, device):
    import scvi

    scvi.settings.seed = 0
    data = anndata.AnnData(counts)
    scvi.model.SCVI.setup_anndata(data)
    model = scvi.model.SCVI(
        data,
        n_hidden=c["n_hidden"],
        n_latent=c["n_latent"],
        n_layers=c["n_layers"],
        dropout_rate=c["dropout_rate"],
        gene_likelihood=c["reconstruction_loss"],
        use_observed_lib_size=False,
    )
    model.train(
        max_epochs=epochs,
        accelerator="gpu" if device == "cuda" else device,
        train_size=0.75,
        batch_size=BATCH,
        check_val_every_n_epoch=1,
        enable_progress_bar=False,
        logger=None,
        enable_checkpointing=False,
        plan_kwargs={"lr": c["lr"], "n_epochs_kl_warmup": 400},
    )
    return float(model.history["elbo_validation"].iloc[-1, 0])


def main():
    kind, path, genes, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    device = sys.argv[5] if len(sys.argv) > 5 else "cpu"
    configurations = json.load(sys.stdin)
    warnings.filterwarnings("ignore")
    torch.set_num_threads(1)
    counts = anndata.read_h5ad(path).X
    counts = np.asarray(counts.todense() if hasattr(counts, "todense") else counts, np.float32)
    kept = np.sort(np.argsort(-counts.std(0), kind="stable")[:genes])
    counts = np.ascontiguousarray(counts[:, kept])
    counts = counts[counts.sum(1) > 0]
    order = np.random.default_rng(0).permutation(len(counts))
    cut = round(0.25 * len(counts))
    test, train = np.sort(order[:cut]), np.sort(order[cut:])
    run = train_plain if kind == "plain" else train_scvi_tools
    run(counts, train, test, configurations[0], 1, device)
    wall, cpu = time.perf_counter(), time.process_time()
    elbos = [run(counts, train, test, c, epochs, device) for c in configurations]
    print(
        json.dumps(
            {
                "cell_epochs": len(train) * epochs * len(configurations),
                "seconds": time.perf_counter() - wall,
                "cpu_seconds": time.process_time() - cpu,
                "elbo_test": elbos,
            }
        )
    )


main()
