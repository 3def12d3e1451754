"""Tunes scVI of scvi-tools: give an .h5ad file of counts, or nothing for simulated counts.

    python3 tune_scvi.py [FILE.h5ad]
"""

import sys

import tunebench_report as tunebench
import scvi


def main():
    params = tunebench.params(
        n_latent=10, n_hidden=128, n_layers=1, dropout_rate=0.1, lr=0.001, gene_likelihood="zinb"
    )
    lr = params.pop("lr")
    if len(sys.argv) > 1:
        import anndata

        adata = anndata.read_h5ad(sys.argv[1])
    else:
        scvi.settings.seed = 0  # the same data for all trials
        adata = scvi.data.synthetic_iid()
    scvi.model.SCVI.setup_anndata(adata)
    scvi.settings.seed = tunebench.seed()
    model = scvi.model.SCVI(adata, **params)
    tunebench.result(n_params=sum(p.numel() for p in model.module.parameters()))
    model.train(
        max_epochs=100,
        train_size=0.75,
        check_val_every_n_epoch=1,
        early_stopping=True,
        plan_kwargs={"lr": lr},
        callbacks=[tunebench.lightning_callback()],
        enable_progress_bar=False,
    )


if __name__ == "__main__":
    main()
