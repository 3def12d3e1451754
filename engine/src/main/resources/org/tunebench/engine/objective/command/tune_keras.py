"""Tunes a small Keras network on simulated data: replace data and model with your own."""

import tunebench_report as tunebench
import keras
import numpy as np


def data():
    """A noisy sine of two variables: 2,000 points."""
    random = np.random.default_rng(0)  # the same data for all trials
    x = random.uniform(-2, 2, (2000, 2)).astype("float32")
    y = np.sin(2 * x[:, 0]) * x[:, 1] + 0.05 * random.standard_normal(2000)
    return x, y.astype("float32")


def network(units, layers, activation):
    model = keras.Sequential([keras.Input((2,))])
    for _ in range(layers):
        model.add(keras.layers.Dense(units, activation=activation))
    model.add(keras.layers.Dense(1))
    return model


def main():
    params = tunebench.params(lr=0.001, units=32, layers=2, activation="relu")
    keras.utils.set_random_seed(tunebench.seed())
    x, y = data()
    model = network(params["units"], params["layers"], params["activation"])
    model.compile(optimizer=keras.optimizers.Adam(params["lr"]), loss="mse")
    tunebench.result(n_params=model.count_params())
    model.fit(
        x, y, validation_split=0.25, epochs=30, verbose=0, callbacks=[tunebench.KerasCallback()]
    )


if __name__ == "__main__":
    main()
