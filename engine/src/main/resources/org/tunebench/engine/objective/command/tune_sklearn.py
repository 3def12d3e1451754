"""Tunes a support vector machine of scikit-learn: replace data and model with your own."""

import tunebench_report as tunebench
from sklearn.datasets import load_digits
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC


def main():
    params = tunebench.params(C=1.0, gamma=0.01)
    x, y = load_digits(return_X_y=True)
    model = make_pipeline(StandardScaler(), SVC(**params, random_state=tunebench.seed()))

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
