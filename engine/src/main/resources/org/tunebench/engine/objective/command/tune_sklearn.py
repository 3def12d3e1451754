"""Tunes gradient boosting of scikit-learn on its digits: replace data and model with your own."""

import tunebench_report as tunebench
from sklearn.datasets import load_digits
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold


def main():
    params = tunebench.params(learning_rate=0.1, max_leaf_nodes=31, l2_regularization=0.0)
    x, y = load_digits(return_X_y=True)
    model = HistGradientBoostingClassifier(max_iter=50, random_state=tunebench.seed(), **params)

    # One fold after the other, so that a pruner can end a hopeless trial early. The folds are the
    # same for all trials: they are compared on the same data.
    folds = StratifiedKFold(n_splits=5, shuffle=True, random_state=0)
    scores = []
    for train, test in folds.split(x, y):
        model.fit(x[train], y[train])
        scores.append(model.score(x[test], y[test]))
        tunebench.report(len(scores), accuracy=sum(scores) / len(scores))


if __name__ == "__main__":
    main()
