"""Tunes a small PyTorch network on simulated data: replace data and model with your own."""

import os

import tunebench_report as tunebench
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def data():
    """Two interleaved spirals: 2,000 points to train on, 1,000 to validate on."""
    random = torch.Generator().manual_seed(0)  # the same data for all trials
    label = torch.randint(2, (3000,), generator=random)
    turn = 3 * torch.pi * torch.rand(3000, generator=random).sqrt()
    angle = turn + torch.pi * label
    x = torch.stack([turn * angle.cos(), turn * angle.sin()], dim=1) / 5
    x += 0.1 * torch.randn(x.shape, generator=random)
    return TensorDataset(x[:2000], label[:2000]), x[2000:], label[2000:]


def network(hidden, layers, dropout):
    blocks, width = [], 2
    for _ in range(layers):
        blocks += [nn.Linear(width, hidden), nn.ReLU(), nn.Dropout(dropout)]
        width = hidden
    return nn.Sequential(*blocks, nn.Linear(width, 2))


def main():
    params = tunebench.params(lr=0.001, hidden=64, layers=2, dropout=0.1)
    torch.manual_seed(tunebench.seed())
    device = "cuda" if torch.cuda.is_available() else "cpu"
    train, x_val, y_val = data()
    x_val, y_val = x_val.to(device), y_val.to(device)
    model = network(params["hidden"], params["layers"], params["dropout"]).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=params["lr"])
    loss = nn.CrossEntropyLoss()
    tunebench.result(n_params=sum(p.numel() for p in model.parameters()))

    # An attempt that was interrupted goes on after its last epoch.
    checkpoint, first = os.path.join(tunebench.checkpoint_dir(), "last.pt"), 1
    if os.path.exists(checkpoint):
        last = torch.load(checkpoint)
        model.load_state_dict(last["model"])
        optimizer.load_state_dict(last["optimizer"])
        torch.set_rng_state(last["random"])
        first = last["epoch"] + 1

    for epoch in range(first, 51):
        model.train()
        for x, y in DataLoader(train, batch_size=64, shuffle=True):
            optimizer.zero_grad()
            loss(model(x.to(device)), y.to(device)).backward()
            optimizer.step()
        model.eval()
        with torch.no_grad():
            logits = model(x_val)
            accuracy = (logits.argmax(dim=1) == y_val).float().mean()
            tunebench.report(epoch, val_loss=loss(logits, y_val), val_accuracy=accuracy)
        torch.save({"epoch": epoch, "model": model.state_dict(), "random": torch.get_rng_state(),
                    "optimizer": optimizer.state_dict()}, checkpoint + ".draft")
        os.replace(checkpoint + ".draft", checkpoint)  # whole or not at all


if __name__ == "__main__":
    main()
